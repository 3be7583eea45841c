"""Rules and a graph to an assessment: selection of subjects, outcomes, severities, wording, places, fingerprints, questions."""
