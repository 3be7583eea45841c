"""The headings under which systems export their people, each with a chart of two (the second under the first). All of it is invented."""

import pytest

from tests.documents.importing.importing import imported

EXPORTS = {
    "Workday": "Worker,Employee ID,Position ID,Business Title,Supervisory Organization,Worker's Manager\n"
    "Ada Byrne,1,P-1,CEO,Top,\nMara Lund,2,P-2,CISO,Security,Ada Byrne (1)\n",
    "Workday custom report": "Full_Name,Employee_ID,Job_Title,Manager_ID,Manager_Name,Start_Date\nAda Byrne,1,CEO,,,2020-01-01\n"
    "Mara Lund,2,CISO,1,Ada Byrne,2021-01-01\n",
    "BambooHR": 'Employee #,"Last name, First name",First Name,Last Name,Job Title,Supervisor EID,Department\n'
    '1,"Byrne, Ada",Ada,Byrne,CEO,,Top\n2,"Lund, Mara",Mara,Lund,CISO,1,Security\n',
    "SAP SuccessFactors people": "STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,TITLE,MANAGER\nactive,1,ada,Ada,Byrne,CEO,NO_MANAGER\n"
    "active,2,mara,Mara,Lund,CISO,1\n",
    "SAP SuccessFactors positions": "code,externalName.en_US,jobTitle,parentPosition.code,effectiveStatus\n"
    "P-1,Chief,CEO,,A\nP-2,Guard,CISO,P-1,A\n",
    "SAP HCM": "Pers.No.;Personnel Number;Employee Name;Position;Position Description;Superior position\n1;1;Ada Byrne;50001;CEO;\n"
    "2;2;Mara Lund;50002;CISO;50001\n",
    "Visio": "Unique_ID,Name,Title,Reports_To,Master_Shape\nID1,Ada Byrne,CEO,,0\nID2,Mara Lund,CISO,ID1,1\n",
    "Entra": "userPrincipalName,displayName,jobTitle,department,accountEnabled,managerUserPrincipalName\n"
    "ada@example.org,Ada Byrne,CEO,Top,True,\nmara@example.org,Mara Lund,CISO,Security,True,ADA@example.org\n",
    "Active Directory": "SamAccountName;DisplayName;Title;Manager\nada;Ada Byrne;CEO;\n"
    'mara;Mara Lund;CISO;"CN=Ada Byrne,OU=Staff,DC=example,DC=org"\n',
    "Google": "First Name [Required],Last Name [Required],Email Address [Required],Employee Title,Manager Email\n"
    "Ada,Byrne,ada@example.org,CEO,\nMara,Lund,mara@example.org,CISO,ada@example.org\n",
    "ADP": "Associate ID,First Name,Last Name,Job Title,Reports To Associate ID,Position Status\n"
    "1,Ada,Byrne,CEO,,Active\n2,Mara,Lund,CISO,1,Active\n",
}


@pytest.mark.parametrize("system", EXPORTS)
def test_the_export_of_a_system(system: str) -> None:
    read = imported(("export.csv", EXPORTS[system]))
    seats = list(read.organization.positions.values())
    assert sorted(seat.title for seat in seats) == ["CEO", "CISO"]
    top, below = sorted(seats, key=lambda seat: seat.title)
    assert (top.lines, below.lines) == (None, ((top.id, None),))
    assert (read.warnings, read.errors, read.left_out) == ([], [], [])


def test_the_two_tables_of_a_government_organogram() -> None:
    senior = "Post Unique Reference,Name,Job Title,Reports to Senior Post\n1,Ira Quist,Permanent Secretary,XX\n2,N/D,Director of Policy,1\n"
    junior = (
        "Organisation,Unit,Reporting Senior Post,Grade,Generic Job Title,Number of Posts in FTE\nOffice,Policy,2,HEO,Policy Adviser,12.5\n"
    )
    read = imported(("senior.csv", senior), ("junior.csv", junior))
    assert read.text.splitlines()[2:] == [
        '  "1": {title: Permanent Secretary, holder: Ira Quist}',
        '  "2": {title: Director of Policy, holder: N/D, reports_to: "1"}',
        '  policy-adviser: {title: Policy Adviser, kind: group, reports_to: "2"}',
    ]
