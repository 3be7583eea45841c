"""What becomes of many titles and names, whole: ``python -m tests.vocabulary.recorded`` writes it anew, and its difference is read.

Beside the labelled texts of the part that one may tune on, these are texts made to be told apart by one step of resolution alone.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from govcheck.vocabulary import normalise
from govcheck.vocabulary.normalise import normalise_name, normalise_title
from govcheck.vocabulary.reasons import reason, row_reason
from govcheck.vocabulary.terms import Vocabulary
from tests.vocabulary.score import labels
from tests.vocabulary.shipped import VOCABULARY

FILE = Path(__file__).with_name("as_resolved.txt")

TITLES = (
    # case, accents, punctuation, joints
    "", " ", "-", "&", "and", ",", "( )", "The", "Groupe", "and and and", "CIO,", ", CIO", "& CIO &", "CIO;CISO", "CIO|CISO",
    "C I O", "c.i.o", "C.I.O.s", "x.C.I.O.", "1.2.3 CIO", "CIO 2", "Chief__Information__Officer", "Chief\u00a0Information\u2011Officer",
    "ＣＩＳＯ", "Čhief Ïnformation Öfficer", "Œuvre", "Æon", "Łódź Director", "Straße Leiter", "ǅ", "İT Director", "ﬁnance director",
    "Global Group CISO Group", "Konzern Konzern-ISB", "Groupe DSI Groupe", "Konzernweite Revision", "Group", "Group Group",
    "Vice President of Vice President", "Vice Vice President IT", "Cyber Cyber Security", "Human Resource Director", "Help Desk Manager",
    "Director de RR.HH.", "Directora de RR. HH.", "IT Sicherheit", "IT-Sicherheit", "Dev Ops Manager",
    # genders, in brackets and without
    "Leiter IT (m/w/d)", "Leiter IT [w|m|d]", "Leiter IT (m, w, d)", "Leiter IT m/w", "Leiter IT (d)", "Leiter IT (50 %)", "Leiter IT (a)",
    "Leiter IT (alle Geschlechter)", "Leiter_in IT", "Leiter·in IT", "Leiter / -in IT", "LeiterInnen IT", "Leiterinnen IT", "InIT",
    "LeiterIn", "leiterin", "LEITERIN IT", "Vorstandsfrau IT", "IT-Vorständin", "Vorständin", "Chef-fe", "Chef(fe) IT", "Non-in",
    "Direktor-in IT", "Direktor-innen IT", "Directeur-rice IT", "Directeur.rice IT", "Directeur/trice financier", "Dirigeant·e",
    "Developpeuse", "Ingénieure sécurité", "Auditora interna", "Supervisora", "Directora", "Jefa de seguridad", "Presidenta",
    "Agentin", "Assistentin", "Kauffrau", "Juristin", "Analystin", "Architektin", "Beratin", "Psychologin", "Notarin", "Cousin", "Wein",
    "Magazinin", "Beauftragte", "Beauftragter", "Beauftragten", "Beauftragtem", "Beauftragtes", "Beauftragtex", "Vorsitzenden",
    "Bevollmächtigter", "Verantwortlicher", "Angestellter", "Stellvertretender", "Leitende Ärztin", "Leitender Arzt", "Führender",
    "Technischer Leiter", "Technisches", "Ärztliche Leitung", "Ärztlichem", "Älter", "Helper", "Leiter",
    # who leads and what is led
    "IT-Leitung", "Leitung", "Geschäftsleitung", "Klinikleitung", "Konzernleitung", "Hausleitung", "Schulleitung", "Teamleitung IT",
    "Teamleiterin Datenschutz", "Gruppenleiter IT", "Referatsleiter IT", "Sachgebietsleitung IT", "Dezernatsleiterin IT",
    "Ressortleiter IT", "Hauptabteilungsleiter Compliance", "Abteilungsleiter Compliance", "Bereichsleiter Datenschutz",
    "Stabsleiter Recht", "Leiterleiter IT", "Bauleiter IT",
    # beginnings of words, and slips of the pen
    "Subdirector financiero", "Vicedirector financiero", "Vizevorstand", "Vizepräsident", "Sous-directeur financier",
    "Sousdirecteur financier", "Exdirector", "Exceo", "Subceo", "Viceciso", "Exboard", "Subboard", "Excellence", "Viceroy",
    "Cheif Information Officer", "Chief Informatio Officer", "Chief Informationn Officer", "Chief Xnformation Officer",
    "Chief Informatix Officer", "Chief Informatino Officer", "hCief Information Officer", "Chief nIformation Officer",
    "Chief Nformation Officer", "Chief Information Secrity Ofifcer", "Security Archtect", "Securty Architect", "Secuirty Architekt",
    "Compliance Offcier", "Complaince Officer", "Datenschutzbeautfragter", "Informatonssicherheitsbeauftragter", "Auditt Committee",
    "Rissk Committee", "Fnance Director", "Financ Director", "Legl Counsel", "Genral Counsel", "Gneral Counsel",
    # an office among other words, several offices, words that change it
    "CISO Kitchen", "Kitchen CISO", "Kitchen CISO Garden", "Kitchen Chief Information Officer Garden Shed", "Office of CISO and Kitchen",
    "Deputy Kitchen CISO", "Deputy Acting CISO", "Acting Former CISO", "CISO Deputy Former", "Regional Deputy CISO EMEA",
    "Assistant to the Deputy CISO", "Assistant to the Kitchen of the CISO", "Kitchen Deputy", "Former Kitchen", "Deputy Former",
    "CIO Kitchen", "Deputy CIO", "Former CSO", "Acting CDO Kitchen", "Deputy CIO Garden CISO", "CISO Garden DPO", "DPO Kitchen CISO",
    "Chief Deputy Information Security Officer", "Chief Information Deputy Security Kitchen Officer", "Head of Regional IT",
    "Head of Former Information Security", "Director interino de sistemas de información", "Directeur des systèmes adjoint d'information",
    "Responsable sécurité adjoint des systèmes d'information", "Deputy Head of IT Kitchen", "VP Technology", "VP Technology Services",
    "VP Garden Technology Services", "Deputy VP Technology Services", "Acting VP Kitchen Technology Services", "Services Technology VP",
    "Former VP Technology Services", "Technology", "Technology Officer", "President", "Président", "Deputy President", "President Kitchen",
    "Acting President", "Chairman", "Counsel", "Security", "Privacy", "Privacy Kitchen", "Risk", "Infrastructure", "Information",
    "IT", "Deputy IT", "IT Kitchen", "Managing Director Kitchen", "Deputy Managing Director", "Director of Security Kitchen Services",
    "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen CISO",
    "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen CISO",
    "CISO " + "kitchen " * 36 + "x", "CISO " + "kitchen " * 37, "x" * 291 + " DPO CISO", "x" * 297 + " CISO",
    "x" * 296 + " CISO", "x" * 295 + " CISO", "CISO".ljust(300), "CISO".ljust(301), "Deputy CISO".ljust(301),
    "Head of IT Audit, Risk and Legal", "Head of Information Security, Risk and Legal", "Vicehead IT", "Subhead of IT", "KöchIn",
    "ÄrztIn IT", "AnwältInnen", "aIn", "KoIn", "aXIn", "Compliance Officer, Privacy and Data Protection Officer",
    "Risk Manager, IAM and Release Manager", "Compliance Officer, Risk and Data Protection Officer",
    "Senior IT Audit, Risk and IAM Manager", "IT Kitchen, IAM and Release Manager", "Head of IT, Tea and Release Manager",
    ", Group CIO", "DSI Groupe,", ", the Group, CISO, Konzern,", "CISO, acting".ljust(300), "Leiter IT,", "Acting, Deputy, Former CISO",
    "par intérim RSSI", "RSSI par intérim adjoint",
    "CISO, " * 20, "CISO and " * 8, "Kitchen, CISO", "CISO, Kitchen", "CISO and Kitchen", "Deputy, CISO",
    # several offices in one title, one office twice
    "CIO / CISO / DPO", "CEO (CIO)", "CIO (CEO)", "CIO (CTO)", "CISO (CSO)", "CSO (CISO)", "CSO (CIO)", "CSO (Chief Security Officer)",
    "CSO - Chief Strategy Officer", "CISO: CSO", "CISO – CSO", "CISO — Security", "CISO-CSO", "CIO [Chief Investment Officer]",
    "CIO (Chief Information Officer) x", "CIO () ", "(CIO)", "CIO (CISO) (DPO)", "CIO (CISO and CSO)", "CTO and CIO (CIO)",
    "CIO & CISO (CISO & CIO)", "CIO & CISO (CISO)", "CISO (CIO & CISO)", "CISO (CISO & DPO)", "CEO & CISO - CISO", "CDO - CDO",
    "CDO (CDO)", "CDO - Chief Data and Digital Officer", "CSO (ISO)", "ISO (CSO)", "GC (GC)", "CIO & CTO", "CTO & CIO", "CIO & CFO",
    "CRO & CFO", "CRO & CISO", "CRO and Chief Sales Officer", "CDO & CTO", "CPO & CHRO", "CPO & DPO", "CPO & CDO", "CIO & CRO",
    "CMO & CEO", "CSO, CRO", "CIO & Chief Investment Officer", "CIO & Head of IT & CRO", "CEO / CIO / CRO", "GC & Compliance Officer",
    "Head of IT", "Head of IT and Head of Compliance", "Head of IT, Compliance and Legal", "Head of IT & Kitchen", "Head of Legal",
    "Head of and Compliance", "Head and Compliance", "Head of Legal and", "Head of IT Risk and Compliance", "Head of Data Risk and Audit",
    "Head of Information Security and Risk Management", "Head of Kitchen Audit and Risk", "Head of IT and Risk", "Head of IT Audit and Tea",
    "Chief IT Risk and Compliance Officer", "Chief Risk and Compliance and Audit Officer", "Chief Legal & Compliance Officer",
    "Chief Risk Officer and Compliance Officer", "Chief Information and Technology Officer",
    "Chief Financial Officer / Data Protection Officer",
    "Chief Financial Officer and Data Protection", "Risk and Compliance Officer", "Compliance and Risk Manager", "Vendor and IAM Manager",
    "SOC and Release Manager", "Release Manager and SOC Manager", "Audit, Risk and Nomination Committee", "Risk and Audit Committee",
    "IT and Finance Director", "Director IT and Compliance", "Leiter IT und Compliance", "Leiter IT und Leiter Compliance",
    "Leiter IT und Kantine", "Vorstand IT und Finanzen", "Vorstand Recht", "Vorstand Recht und Compliance", "Vorstand und CIO",
    "Geschäftsführer Finanzen und IT", "Abteilungsleiter IT und Recht", "Jefe de IT y Compliance", "Comité de riesgos y auditoría",
    "Comité d'audit et comité des risques", "VP IT and Security", "Manager SOC and Helpdesk", "Legal, Compliance", "Legal and CISO",
    "Compliance, Internal Audit and Legal", "Recht & Revision", "SOC & Helpdesk", "SOC, DPO", "Chief of Staff, CEO",
    "Chief of Staff & CISO",
    "Stabschef, CISO", "CISO, Directeur de cabinet", "Jefe de gabinete, DPO", "Prüfungs-, Risiko- und Lenkungsausschuss",
    "Risiko- und Prüfungsausschuss", "Prüfungsausschuss und Risikoausschuss", "Kantinen- und Prüfungsausschuss",
    "Ausschuss und Beauftragte",
    "Datenschutz- und IT-Sicherheitsbeauftragte", "IT-Sicherheits- und Datenschutzbeauftragter", "IT- und Personalleiter",
    "Personal- und IT-Leiter", "Finanz- und Personalvorstand", "Head of Legal / Head of Legal", "Leiter / Leiterin IT", "CIO/CIO",
    "CIO and and CISO", "CIO, and CISO", "Audit and Audit Committee", "Vorstand, Aufsichtsrat, Prüfungsausschuss",
)  # fmt: skip

NAMES = (
    "", "-", "3", "3.", "3.1", "3.1.", "3.1)", "3.1 ", "a)", "a) ", "b. Backup", "(a) Backup", "12: Backup", "1 Backup", "1.Backup",
    "1) Backup",
    "IX. Backup", "Access reviews of access", "The access review", "Access  review,", "and access review and", "Access, review",
    "Prioritize vulnerabilities", "Prioritizing vulnerabilities", "Organizations", "Size", "Resized", "Prize", "Prized", "Sizing",
    "Sizings", "Status", "Process", "Bonus",
    "Analysis", "Classes", "Tests", "Gas", "Lists", "Radios", "Access & review", "User access review process", "Annual access reviews",
    "Annually annual", "Annual process", "Conduct process", "Conduct", "Conduct conduct access review", "Perform access review programme",
    "Run access review procedure quarterly", "Lead the ongoing access review process", "Execute weekly backups", "Daily backup",
    "Regular access review program", "Recurring", "Manage access", "Manage accesses", "Manage policies", "Manage vendor", "Manage vendors",
    "Manage backups", "Manage quarterly backups", "Manage business continuity", "Manage", "Management", "Manage the process",
    "Vendor access review", "Access review of vendors", "Review of access", "Review access", "Access review kitchen",
    "Kitchen access review",
    "Kitchen access review garden", "Kitchen access review garden shed", "Access Garden Review", "Response to incidents", "Incident",
    "Response", "Incident garden", "Incidents response", "Incident respnse", "Icident response", "Incident responce kitchen",
    "Penetration testing of the network", "Network penetration test", "Penetration", "Security policy", "Policy of security",
    "Policy approval", "Approval of the security policy", "Security policy approval and development", "Develop policy", "Development",
    "Third party risk", "Risk assessment of third parties", "Third party assessment", "Security awareness", "Awareness", "Training",
    "Security training and awareness", "Train staff in security awareness", "Change", "Change management", "Change approval board",
    "Approve changes", "Approving change", "Deploy", "Deployment", "Deployment to production", "Production deployment approval",
    "Vulnerability", "Vulnerability scanning", "Scan vulnerabilities", "Vulnerability remediation tracking", "Patch", "Patching",
    "Patch management and vulnerability management", "Data classification", "Classify data", "Data", "Data recovery test",
    "Backup and recovery",
    "Incident response and incident containment", "Contain incident", "Containing incidents", "Incident notification to the regulator",
    "Report incidents to regulator", "Root cause analysis", "Cause analysis", "Forensic analysis", "Log review", "Review logs",
    "Monitoring", "Security monitoring", "Monitor security", "Security event monitoring and logging", "Asset inventory",
    "Inventory of assets",
    "Encryption key management", "Key management", "Budget", "Security budget", "Budget approval", "Approve the security budget",
    "IT strategy", "Strategy", "Security strategy and roadmap", "Business continuity planning", "Continuity planning", "Disaster recovery",
    "Disaster recovery testing", "Test disaster recovery plan", "Access review incident response", "Notfallmanagement", "Zugriffsprüfung",
    "Revue des accès", "Respuesta a incidentes", "Gestión de incidentes", "Schulung", "Schulungen durchführen",
    "one two three four five six seven eight nine ten eleven twelve access review",
    "one two three four five six seven eight nine ten eleven twelve thirteen access review",
    "access review " + "kitchen " * 35 + "x", "y" * 287 + " access review", "y" * 286 + " access review", "access review " + "z" * 290,
)  # fmt: skip


#: words of which further texts are put together by chance, so that steps meet that nobody thought of together
WORDS = {
    "title": (
        "Chief", "Information", "Security", "Officer", "Risk", "Compliance", "Head", "Legal", "IT", "Director", "Audit", "Committee",
        "Data",
        "Privacy", "CIO", "CISO", "CSO", "DPO", "ISO", "CRO", "Deputy", "Acting", "Regional", "Former", "VP", "Technology", "Services",
        "President", "Manager", "Leiterin", "Datenschutz", "Informationssicherheitsbeauftragter", "Stellv.", "Subdirector", "Teamleiter",
        "Ausschuss", "Prüfungsausschuss", "Kitchen", "the", "of", "&", "&", "and", ",", ",", "(", ")", "-", "/", "Oficer", "Secuirty",
        "Vorstand", "Recht", "SOC", "Board", "Kommissarischer", "Chief of Staff",
    ),
    "name": (
        "access", "review", "Incident", "response", "incidents", "Security", "policy", "Approve", "approval", "risk", "assessment",
        "vendor",
        "Manage", "management", "Annual", "quarterly", "process", "conduct", "Perform", "vulnerability", "patch", "change", "deployment",
        "backup", "recovery", "data", "training", "awareness", "kitchen", "the", "of", "and", "&", "2.", "respnse", "Develop", "strategy",
        "monitoring", "Third-party", "test", "containment", "programme",
    ),
}  # fmt: skip
MADE = 250


def made(what: str) -> list[str]:
    """Texts put together of `WORDS`, the same ones each time."""
    chance = Random(7)  # noqa: S311 - chance is no secret here
    return [" ".join(chance.choices(WORDS[what], k=chance.randint(2, 6))) for _ in range(MADE)]


def texts(what: str) -> list[str]:
    """The texts that are recorded, ``title`` or ``name``, each once."""
    labelled = (label.text for label in labels(what) if label.part == "tuning")
    return list(dict.fromkeys([*labelled, *(TITLES if what == "title" else NAMES), *made(what)]))


def of_title(title: str, vocabulary: Vocabulary) -> str:
    """Everything that resolution says of a title."""
    match = vocabulary.match_title(title)
    near = vocabulary.suggest_title(title, vocabulary.roles)
    outright = " ".join(match.roles) + (f" either {' '.join(match.rivals)}" if match.rivals else "")
    asked = ", ".join(f"{candidate.term} {candidate.score}" for candidate in near)
    why = f" | {reason(vocabulary, title, near)}" if near else ""
    return f"{title!r:.80} | {normalise_title(title):.80} | {outright or '-'} | {asked or '-'}{why}"


def of_name(name: str, vocabulary: Vocabulary) -> str:
    """Everything that resolution says of an activity's name."""
    near = vocabulary.suggest_activity(name, vocabulary.activities)
    asked = ", ".join(f"{candidate.term} {candidate.score}" for candidate in near)
    why = f" | {row_reason(vocabulary, name, near)}" if near else ""
    return f"{name!r:.80} | {normalise_name(name):.80} | {vocabulary.match_activity(name) or '-'} | {asked or '-'}{why}"


def forgetful() -> Vocabulary:
    """The shipped vocabulary as if nobody had asked it anything yet."""
    known = VOCABULARY
    for remembered in (normalise._title_words, normalise._name_words):
        remembered.clear()
    return Vocabulary(known.roles, known.activities, known.metrics, known.words, known.tables, known.word_topics)


def lines(part: int = 0, parts: int = 1) -> Iterator[str]:
    """The record, line by line: text, normal form, what it says outright, what it resembles, and why; or one of several parts of it."""
    vocabulary = forgetful()
    for what, told in (("title", of_title), ("name", of_name)):
        yield from (told(text, vocabulary) for text in texts(what)[part::parts])
        yield ""


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
