"""Names that a client's file may hold and that formats take for something else. Every format has to bring them out harmless."""

from govcheck.model.dossiers import Chart, Remark, Seat, Stand, Tie
from govcheck.model.findings import Severity

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
FORMULA = '=cmd|" /C calc"!A0'
FORMULAS = (FORMULA, "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1")
CDATA = "]]><script>alert(3)</script><![CDATA["
ENTITY = '"&lt;b&gt;&#60;"\'`${x}{{7*7}}{% raw %}'
OVERRIDE = "\u202egnp.exe\u202c \u2066isolate\u2069 \u200bzero"
CONTROL = "bell\x07 escape\x1b[31m null\x00 \x85 \ufffe \ud800"
LONG = "Vice President " + "x" * 300
GRAPHVIZ = '"]; evil [label="\\" -> \\N \\G'
MERMAID = 'end["] click n0 "javascript:alert(4)" %%{init: {}}%% `**x**` #quot; |"| ;'
MARKDOWN = "[x](javascript:alert(5)) ![y](http://example.org/y.png) | `a` *b* _c_ # d"

NAMES = (SCRIPT, *FORMULAS, CDATA, ENTITY, OVERRIDE, CONTROL, LONG, GRAPHVIZ, MERMAID, MARKDOWN)

#: each name is a title, an id, a holder, an office, a member, a message and a reason
CHART = Chart(
    seats=tuple(
        Seat(
            id=name,
            title=name,
            kind=("post", "body", "group")[place % 3],
            holders=(name,),
            offices=(name,),
            members=(name,),
            entity=name,
            above=NAMES[place - 1] if place else None,
            remarks=(Remark(Severity.ERROR, "conflict", name),),
        )
        for place, name in enumerate(NAMES)
    ),
    ties=tuple(
        Tie(name, NAMES[place], ("solid", "dotted")[place % 2], name, list(Stand)[place % 4], name) for place, name in enumerate(NAMES[1:])
    ),
)
