"""Headings of charts and matrices as HR systems, directories, drawing tools and governments write them, in four languages."""

from collections.abc import Mapping

#: field -> language -> headings, parted by bars
NAMES: Mapping[str, Mapping[str, str]] = {
    "seat_id": {
        "en": (
            "position id|person key|position number|position code|position key|post unique reference|post id|post number|post reference|"
            "seat id|position no|pos id|posn id|objid|object id position|id|key|unique id|uniqueid|node id|shape id|code|box id|"
            "role id|position nr"
        ),
        "de": (
            "planstelle|planstellennummer|planstellen id|stellennummer|stellen id|stellen nr|positionsnummer|planstellen nr|"
            "stelle nr|kennung"
        ),
        "fr": "identifiant du poste|code poste|numéro de poste|n° de poste|id poste|identifiant poste|identifiant",
        "es": "id de puesto|código de puesto|id del puesto|número de puesto|código del puesto|código puesto",
    },
    "person_id": {
        "en": (
            "employee id|employee number|employee no|employee|eeid|ee id|worker id|staff id|staff number|personnel number|"
            "pers no|pernr|person id|user id|userid|username|user name|user|user principal name|upn|associate id|person number|"
            "emplid|employee code|emp id|empid|emp no|global id|sam account name|samaccountname|login|distinguished name|"
            "payroll number|assignment number|employee key|github"
        ),
        "de": "personalnummer|personal nr|pers nr|mitarbeiternummer|mitarbeiter id|mitarbeiter nr|benutzer id|benutzername",
        "fr": (
            "matricule|numéro de matricule|identifiant salarié|n° matricule|id salarié|identifiant du salarié|numéro employé|id employé"
        ),
        "es": "número de empleado|id de empleado|n.º de empleado|código de empleado|legajo|id empleado|número empleado|matrícula",
    },
    "name": {
        "en": (
            "name|full name|display name|displayname|employee name|worker|worker name|preferred name|legal name|formatted name|"
            "person|holder|incumbent|incumbent name|person name|position holder|preferred full name|legal full name|staff name|"
            "held by|job holder|cn|postholder"
        ),
        "de": (
            "mitarbeiter|mitarbeitername|stelleninhaber|stelleninhaberin|vollständiger name|inhaber|person|besetzung|"
            "name vorname|positionsinhaber|anzeigename|mitarbeiterin"
        ),
        "fr": "nom complet|nom et prénom|titulaire|collaborateur|salarié|nom prénom|nom affiché|employé|agent",
        "es": "nombre completo|nombre y apellidos|titular|empleado|trabajador|persona|ocupante|apellidos y nombre",
    },
    "first_name": {
        "en": "first name|given name|givenname|forename|preferred first name|legal first name|firstname|first name required",
        "de": "vorname|rufname",
        "fr": "prénom|prénoms",
        "es": "nombre|nombres|primer nombre",
    },
    "last_name": {
        "en": "last name|surname|family name|sn|legal last name|preferred last name|lastname|familyname|last name required",
        "de": "nachname|familienname|zuname",
        "fr": "nom|nom de famille|nom d usage",
        "es": "apellidos|apellido|primer apellido",
    },
    "title": {
        "en": (
            "title|job title|jobtitle|business title|position title|position|position name|job|job name|role|function|"
            "job profile|job family role|designation|post title|job/team function|job team function|employee title|role title|"
            "external name|externalname|stext|position description|generic job title|post|role name|business card title|"
            "occupation|office|position external name|job code description"
        ),
        "de": (
            "titel|stelle|stellenbezeichnung|positionsbezeichnung|funktion|rolle|funktionsbezeichnung|tätigkeit|"
            "planstellenbezeichnung|berufsbezeichnung|stellentitel|amt|funktionstitel|bezeichnung"
        ),
        "fr": (
            "intitulé du poste|intitulé de poste|poste|fonction|titre|emploi|libellé du poste|libellé emploi|intitulé|rôle|libellé poste"
        ),
        "es": "cargo|puesto|título|puesto de trabajo|función|denominación del puesto|denominación|rol|posición",
    },
    "email": {
        "en": (
            "email|e mail|mail|email address|work email|email address required|contact e mail|business email|primary email|"
            "primary work email"
        ),
        "de": "e mail adresse|email adresse|mailadresse",
        "fr": "courriel|adresse e mail|adresse électronique|adresse mail",
        "es": "correo|correo electrónico",
    },
    "slug": {
        "en": "manager role slug|role slug|slug|position slug|position key slug|role key",
    },
    "manager": {
        "en": (
            "manager|reports to|reportsto|reports_to|supervisor|line manager|superior|worker s manager|workers manager|"
            "direct manager|reporting to|reports to senior post|reporting senior post|parent|boss|primary manager|"
            "supervisor name or id|reporting manager|direct supervisor|reports into|immediate supervisor|solid line manager|"
            "functional manager|head|chief|parent id"
        ),
        "de": (
            "vorgesetzter|vorgesetzte|vorgesetzte r|berichtet an|direkter vorgesetzter|führungskraft|"
            "disziplinarischer vorgesetzter|unterstellt|leitung|linienvorgesetzter|disziplinarisch vorgesetzter|"
            "fachlicher vorgesetzter|vorgesetzte person|linienmanager"
        ),
        "fr": (
            "supérieur|supérieur hiérarchique|responsable hiérarchique|n+1|rattaché à|responsable|rattachement hiérarchique|"
            "rattachement|manager direct|hiérarchie|rapporte à"
        ),
        "es": ("jefe|superior|jefe directo|superior jerárquico|responsable directo|reporta a|supervisor directo|jefe inmediato|depende de"),
    },
    "manager_id": {
        "en": (
            "manager id|manager employee id|supervisor id|supervisor eid|supervisor e id|managerid|manager user id|"
            "manager number|reports to id|reports to associate id|supervisor employee id|manager employee number|line manager id|"
            "manager emplid|manager worker id|supervisor personnel number|manager username|manager userid|superior id|"
            "manager user sys id"
        ),
        "de": (
            "personalnummer vorgesetzter|vorgesetzten id|personalnummer des vorgesetzten|vorgesetzter id|id vorgesetzter|"
            "vorgesetzten nr|vorgesetzter personalnummer|personalnummer vorgesetzte"
        ),
        "fr": (
            "matricule du responsable|matricule responsable|matricule du manager|matricule n+1|matricule manager|"
            "matricule du supérieur|id responsable"
        ),
        "es": "id del jefe|id de jefe|número de empleado del jefe|id del supervisor|código del jefe|id jefe",
    },
    "manager_seat": {
        "en": (
            "manager position id|parent position|parent position id|reports to position|parent position code|supervisor position|"
            "superior position|reports to post|manager position|parentposition|parent position number|reports to position id|"
            "manager position number|parent code|reports to position number|supervisor position number|higher level position|"
            "reporting position"
        ),
        "de": "übergeordnete planstelle|vorgesetzte planstelle|übergeordnete stelle|planstelle vorgesetzter|leitungsplanstelle",
        "fr": "poste supérieur|poste parent|code poste du responsable|poste du supérieur",
        "es": "puesto superior|puesto padre|código de puesto superior|id de puesto superior",
    },
    "manager_name": {
        "en": (
            "manager name|supervisor name|reports to name|line manager name|manager display name|manager full name|"
            "manager displayname|worker s manager name|superior name|manager preferred name"
        ),
        "de": "name vorgesetzter|name des vorgesetzten|vorgesetzter name|name der führungskraft",
        "fr": "nom du responsable|nom du manager|nom du supérieur|nom n+1|nom du supérieur hiérarchique",
        "es": "nombre del jefe|nombre del supervisor|nombre del responsable|nombre jefe",
    },
    "manager_title": {
        "en": "manager title|manager job title|supervisor title|reports to title|manager position title",
        "de": "funktion vorgesetzter|titel des vorgesetzten|stelle des vorgesetzten",
        "fr": "fonction du responsable|poste du responsable",
        "es": "cargo del jefe|puesto del jefe",
    },
    "manager_email": {
        "en": (
            "manager email|supervisor email|manager upn|manager user principal name|manager mail|manager e mail|managers email|"
            "manager email address|reports to email"
        ),
        "de": "e mail vorgesetzter|e mail des vorgesetzten",
        "fr": "email du responsable|courriel du responsable|email manager|e mail du manager",
        "es": "correo del jefe|correo del supervisor",
    },
    "dotted": {
        "en": (
            "dotted line to|dotted line|dotted line manager|matrix manager|secondary manager|indirect manager|dotted|"
            "matrix managers|dotted line reports to|additional manager|project manager id|custom manager"
        ),
        "de": "gestrichelte linie|matrixvorgesetzter|fachvorgesetzter|zweitvorgesetzter",
        "fr": "rattachement fonctionnel|responsable fonctionnel|lien fonctionnel|supérieur fonctionnel",
        "es": "línea punteada|jefe funcional|reporte funcional|dependencia funcional",
    },
    "status": {
        "en": (
            "status|employment status|employee status|active|active status|worker status|account enabled|accountenabled|"
            "position status|staffing status|state|active?|assignment status|vacancy status|filled"
        ),
        "de": "beschäftigungsstatus|aktiv|mitarbeiterstatus|besetzungsstatus",
        "fr": "statut|actif|situation|statut du poste",
        "es": "estado|activo|situación|estatus",
    },
    "share": {
        "en": "fte|share|full time equivalent|staffing percentage",
        "de": "besetzungsprozentsatz|anteil|vzä|besetzungsgrad",
        "fr": "etp|quotité",
        "es": "etc|dedicación",
    },
    "since": {
        "en": (
            "position start date|in position since|in role since|time in position start|position entry date|job entry date|"
            "start date in role|appointed|acting since|vacant since|since|position effective date"
        ),
        "de": "auf stelle seit|in position seit|vakant seit|seit|in funktion seit",
        "fr": "en poste depuis|depuis|vacant depuis|date de prise de poste",
        "es": "en el puesto desde|desde|vacante desde",
    },
    "until": {
        "en": (
            "end date|termination date|until|last day|contract end date|date of termination|leaving date|last day of work|position end date"
        ),
        "de": "austrittsdatum|austritt|bis|vertragsende|letzter arbeitstag",
        "fr": "date de sortie|date de fin|jusqu au|date de départ|fin de contrat",
        "es": "fecha de baja|fecha de salida|hasta|fecha fin|fecha de fin",
    },
    "entity": {
        "en": (
            "company|legal entity|entity|company name|company code|companyname|legal employer|organisation|organization name|"
            "employing entity"
        ),
        "de": "gesellschaft|rechtseinheit|unternehmen|buchungskreis|firma",
        "fr": "société|entité|entité juridique|entreprise|filiale",
        "es": "sociedad|empresa|entidad|entidad legal|compañía",
    },
    "acting": {
        "en": "acting|interim|acting?|is acting",
        "de": "kommissarisch",
        "fr": "intérim|par intérim",
        "es": "interino",
    },
    "count": {
        "en": "number of posts in fte|number of posts|headcount|number of positions",
        "de": "anzahl stellen",
        "fr": "effectif",
        "es": "plazas",
    },
    "activity": {
        "en": (
            "activity|activities|task|tasks|deliverable|deliverable task|deliverables|process|process step|step|action|"
            "work package|duty|responsibility|responsibilities|control|activity task|task activity|topic|item|"
            "deliverables activities|milestone|decision|procedure|process activity|function activity|requirement|capability|"
            "service"
        ),
        "de": (
            "aktivität|aktivitäten|aufgabe|aufgaben|tätigkeit|tätigkeiten|prozess|prozessschritt|maßnahme|vorgang|thema|schritt|"
            "massnahme|aufgabe tätigkeit|arbeitspaket|arbeitsschritt|verantwortlichkeit"
        ),
        "fr": "activité|activités|tâche|tâches|processus|livrable|action|étape|mission|responsabilité|livrables|actions",
        "es": "actividad|actividades|tarea|tareas|proceso|entregable|acción|etapa|entregables|responsabilidad",
    },
    "letter": {
        "en": "raci|letter|raci code|raci role|responsibility type|involvement|assignment|rasci|raci type|raci value",
        "de": "beteiligung|zuordnung|raci wert",
        "fr": "implication|type de responsabilité",
        "es": "tipo de responsabilidad|participación",
    },
}
