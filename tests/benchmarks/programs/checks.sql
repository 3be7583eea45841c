-- The ten checks in SQL, for with_sqlite.py: one row for each thing that is found.
create index reports_a on fact_reports (a);
create index reports_b on fact_reports (b);
create index letter_a on fact_letter (a, c);
create table above as
  with recursive up (a, b) as (select a, b from fact_reports union select up.a, r.b from up join fact_reports r on r.a = up.b)
  select a, b from up;
create index above_ab on above (a, b);

create table found (what, thing);
insert into found
  select 'circle', s.a from above s where s.a = s.b and not exists
    (select 1 from above u join above d on d.a = u.b and d.b = u.a where u.a = s.a and u.b < s.a);
insert into found
  select 'no_superior', a from fact_post where a not in (select a from fact_reports) and a not in (select a from fact_dotted);
insert into found
  select 'several_superiors', a from fact_reports where a in (select a from fact_post) group by a having count(*) > 1;
insert into found
  select 'wide_span', b from fact_reports where a in (select a from fact_post) and b in (select a from fact_post) group by b having count(*) > 12;
insert into found select 'no_accountable', a from fact_row r where not exists (select 1 from fact_letter l where l.a = r.a and l.c = 'a');
insert into found select 'no_responsible', a from fact_row r where not exists (select 1 from fact_letter l where l.a = r.a and l.c = 'r');
insert into found select 'several_accountable', a from fact_letter where c = 'a' group by a having count(*) > 1;
insert into found select 'many_responsible', a from fact_letter where c = 'r' group by a having count(*) > 3;
insert into found select 'many_consulted', a from fact_letter where c = 'c' group by a having count(*) > 4;
insert into found
  select 'ciso_under_cio', u.a || ' ' || u.b from above u
  where u.a in (select a from fact_role where b = 'ciso') and u.b in (select a from fact_role where b = 'cio');
