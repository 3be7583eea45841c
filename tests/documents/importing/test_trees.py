"""YAML and JSON sources: team pages, directories, Backstage, community groups, OSCAL. All people and organisations are invented."""

import json

from govcheck.source.nodes import plain
from govcheck.source.reader import read_documents
from tests.documents.importing.importing import imported, problems

TEAM = """\
ada:
  name: Ada Byrne
  role: '[CEO](../ceo.md), co-founder'
  reports_to: none
  manager_role_slug: ceo
ada_too:
  name: Ada Byrne
  role: Interim Head of Data
  reports_to: ceo
  manager_role_slug: data_lead
rufus:
  name: Rufus Okafor
  role: CTO
  reports_to: ceo
  pronouns: he/him
mara:
  name: Mara Lund
  role: Analyst
  reports_to: data_lead
"""


def test_a_team_page_with_superiors_by_key_and_by_slug() -> None:
    read = imported(("team.yml", TEAM))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  ceo: {title: "CEO, co-founder", holder: Ada Byrne}
  data_lead: {title: Interim Head of Data, holder: {name: Ada Byrne, acting: true}, reports_to: ceo}
  rufus: {title: CTO, holder: Rufus Okafor, reports_to: ceo}  # cto (exact)
  mara: {title: Analyst, holder: Mara Lund, reports_to: data_lead}
"""
    )
    assert read.warnings == []
    assert read.counts == ["team.yml (chart): 4 rows = 4 positions"]


def test_one_person_to_a_file_named_by_each_other_in_any_way() -> None:
    read = imported(
        ("people/ada-byrne.yaml", "name: Ada Byrne\ntitle: Managing Director\n"),
        ("people/mara-lund.json", '{"name": "Lund, Mara", "title": "CISO", "manager": "Ada Byrne"}'),
        ("people/tom-voss.yaml", "name: Tom Voss\ntitle: SOC Analyst\nmanager: Mara Lund\nmatrix_manager: ada-byrne\n"),
    )
    assert (
        read.text
        == """\
govcheck: 1
positions:
  ada-byrne: {title: Managing Director, holder: Ada Byrne}  # managing-director (exact)
  mara-lund: {title: CISO, holder: "Lund, Mara", reports_to: ada-byrne}  # ciso (exact)
  tom-voss: {title: SOC Analyst, holder: Tom Voss, reports_to: mara-lund, dotted_line_to: ada-byrne}  # soc (exact)
"""
    )
    assert read.warnings == []


def test_many_files_of_a_folder_are_counted_together() -> None:
    people = [(f"people/p{n}.yaml", f"name: Person {n}\ntitle: Role {n}\nreports_to: {'none' if n == 1 else 'p1'}\n") for n in range(1, 6)]
    read = imported(*people)
    assert read.counts == ["people (chart, 5 files): 5 rows = 5 positions"]
    assert read.organization.positions["p5"].lines == (("p1", None),)


GRAPH = """\
{"value": [
  {"id": "a1", "displayName": "Ada Byrne", "jobTitle": "Chief Executive Officer", "userPrincipalName": "ada@example.org"},
  {"id": "b2", "displayName": "Rufus Okafor", "jobTitle": "CIO", "accountEnabled": true, "manager": {"id": "a1"}},
  {"id": "c3", "displayName": "Mara Lund", "jobTitle": "CISO", "manager": {"userPrincipalName": "ADA@example.org"}},
  {"id": "d4", "displayName": "Lew Hart", "jobTitle": "Clerk", "accountEnabled": false, "manager": {"id": "a1"}},
  {"id": "e5", "displayName": "Gus Past", "userType": "Guest"}
]}
"""


def test_users_of_microsoft_graph() -> None:
    read = imported(("users.json", GRAPH))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  a1: {title: Chief Executive Officer, holder: Ada Byrne}  # ceo (exact)
  b2: {title: CIO, holder: Rufus Okafor, reports_to: a1}  # chief-investment-officer or cio (open)
  c3: {title: CISO, holder: Mara Lund, reports_to: a1}  # ciso (exact)
"""
    )
    assert read.left_out == ["users.json:5: the account is not active", "users.json:6: a guest of the directory"]


SCIM = """\
{"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "Resources": [
  {"id": "1", "userName": "ada", "name": {"givenName": "Ada", "familyName": "Byrne"}, "title": "CEO", "active": true},
  {"id": "2", "userName": "mara", "displayName": "Mara Lund", "title": "CISO", "active": true,
   "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "E-7", "manager": {"$ref": "../Users/1"}}}
]}
"""


def test_users_of_scim() -> None:
    read = imported(("scim.json", SCIM))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  "1": {title: CEO, holder: Ada Byrne}  # ceo (exact)
  E-7: {title: CISO, holder: Mara Lund, reports_to: "1"}  # ciso (exact)
"""
    )


BACKSTAGE = """\
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: board}
spec: {type: board, profile: {displayName: Board of Directors}, children: [technology]}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: technology}
spec: {type: department, children: []}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: security}
spec: {type: team, parent: group:default/technology, members: [mara]}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: mara}
spec: {profile: {displayName: Mara Lund}, memberOf: [technology]}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: website}
spec: {type: website, owner: security}
"""


def test_groups_and_users_of_backstage() -> None:
    read = imported(("catalog-info.yaml", BACKSTAGE))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  board: {title: Board of Directors, kind: group}  # board (exact)
  technology: {kind: group, reports_to: board}
  security: {kind: group, reports_to: technology}
  mara: {title: Mara Lund, holder: Mara Lund, reports_to: security}
"""
    )
    assert read.left_out == ["catalog-info.yaml:21: a component of the catalogue, not a Group or User"]
    assert read.counts == ["catalog-info.yaml (Backstage entities): 5 rows = 4 positions + 1 left out"]


def test_members_that_nobody_describes_and_titles_of_entities_are_told() -> None:
    told = BACKSTAGE.replace("members: [mara]", "members: [mara, 'user:default/zed']").replace(
        "{name: mara}", "{name: mara, title: Head of Ops}"
    )
    read = imported(("catalog-info.yaml", told))
    assert read.text == imported(("catalog-info.yaml", BACKSTAGE)).text
    assert read.warnings == ["catalog-info.yaml:14:70: the member 'user:default/zed' of 'security' is no User of this file; left out"]
    assert (
        "catalog-info.yaml:18:31: metadata.title 'Head of Ops' is how a catalogue shows somebody, and is not read as what 'Mara Lund' does"
        in read.told
    )


GROUPS = """\
sigs:
  - dir: sig-docs
    name: Docs
    charter_link: charter.md
    leadership:
      chairs: [{github: ada, name: Ada Byrne}, {github: rufus, name: Rufus Okafor}]
      tech_leads: [{github: mara, name: Mara Lund}]
      emeritus_leads: [{github: lew, name: Lew Hart}]
"""


def test_groups_with_several_chairs() -> None:
    read = imported(("sigs.yaml", GROUPS))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  sig-docs: {title: Docs, kind: body, tier: working, chair: sig-docs-chairs, members: [sig-docs-chairs, sig-docs-tech_leads]}
  sig-docs-chairs: {title: "Chairs, Docs", kind: member, holder: [Ada Byrne, Rufus Okafor]}
  sig-docs-tech_leads: {title: "Tech lead, Docs", kind: member, holder: Mara Lund}
"""
    )
    assert read.left_out == ["sigs.yaml:8: no longer in office (emeritus leads)"]
    assert read.counts == ["sigs.yaml (groups and who leads them): 5 rows = 3 positions + 1 further appointment + 1 left out"]


OSCAL = """\
system-security-plan:
  metadata:
    title: Plan of Northlake Clinic (fictional)
    roles:
      - {id: system-owner, title: Information System Owner}
      - {id: isso, title: Information System Security Officer}
      - {id: pmo, title: Programme Office}
      - {id: pmo-2, title: Programme Office}
    parties:
      - {uuid: u1, type: person, name: Ada Byrne}
      - {uuid: u2, type: person, name: Mara Lund}
      - {uuid: u3, type: organization, name: Northlake Office}
    responsible-parties:
      - {role-id: system-owner, party-uuids: [u1, u2]}
      - {role-id: isso, party-uuids: [u2]}
      - {role-id: pmo, party-uuids: [u3]}
      - {role-id: nobody, party-uuids: [u1, u9]}
  control-implementation:
    implemented-requirements:
      - control-id: ac-1
        responsible-roles: [{role-id: isso}]
      - control-id: ac-2
        statements:
          - by-components:
              - responsible-roles: [{role-id: isso}, {role-id: system-owner}]
      - control-id: ac-3
"""


def test_a_system_security_plan_as_yaml_and_as_json() -> None:
    read = imported(("ssp.yaml", OSCAL))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  system-owner: {title: Information System Owner, holder: [Ada Byrne, Mara Lund]}
  isso: {title: Information System Security Officer, holder: Mara Lund}
  pmo: {title: Programme Office, kind: group}
  pmo-2: {title: Programme Office}
parties:
  Northlake Office: {kind: organization}
matrices:
  main:
    title: Controls
    letters: {R: R}
    # columns: isso = Information System Security Officer; system-owner = Information System Owner
    rows:
      ac-1: {isso: R}
      ac-2: {isso: R, system-owner: R}
"""
    )
    assert read.warnings == [
        "ssp.yaml:8:28: the roles 'pmo' and 'pmo-2' have one title, 'Programme Office'; both are kept",
        "ssp.yaml:17:41: the role 'nobody' is not among the roles; what is said of it is left out",
    ]
    assert read.counts == [
        "ssp.yaml (OSCAL roles): 5 rows = 4 positions + 1 further appointment",
        "ssp.yaml (matrix 'Controls'): 3 rows = 2 activities + 1 left out",
    ]


def test_the_same_plan_as_json() -> None:
    as_json = json.dumps(plain(read_documents(OSCAL.encode(), "ssp.yaml")[0]))
    assert imported(("ssp.json", as_json)).organization == imported(("ssp.yaml", OSCAL)).organization


def test_trees_in_which_nothing_is_looked_for() -> None:
    assert problems(("compose.yaml", "services: {web: {image: nginx}}\n")) == [
        (
            "compose.yaml:1:1: nothing to import: looked for OSCAL metadata with roles; Backstage entities of kind Group or User; "
            "groups with leadership; users of Microsoft Graph or SCIM; people with name or title, and whom they report to; "
            "found the keys services"
        )
    ]
    assert problems(("cut.json", '{"value": [')) == ["cut.json:1:12: not JSON: it ends too early; expected a complete file"]
