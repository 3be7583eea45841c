% The ten checks in Prolog: swipl -q -g main -t halt checks.pl facts.pl
:- set_prolog_flag(verbose, silent).
:- table above/2.

above(X, Y) :- reports(X, Y).
above(X, Z) :- reports(X, Y), above(Y, Z).

circle(X) :- post(X), above(X, X), \+ (above(X, Y), Y @< X, above(Y, X)).
no_superior(X) :- post(X), \+ reports(X, _), \+ dotted(X).
several_superiors(X) :- post(X), aggregate_all(count, reports(X, _), N), N > 1.
wide_span(X) :- post(X), aggregate_all(count, (reports(Y, X), post(Y)), N), N > 12.
no_accountable(R) :- row(R), \+ letter(R, _, a).
several_accountable(R) :- row(R), aggregate_all(count, letter(R, _, a), N), N > 1.
no_responsible(R) :- row(R), \+ letter(R, _, r).
many_responsible(R) :- row(R), aggregate_all(count, letter(R, _, r), N), N > 3.
many_consulted(R) :- row(R), aggregate_all(count, letter(R, _, c), N), N > 4.
ciso_under_cio(X-Y) :- role(X, ciso), role(Y, cio), above(X, Y).

check(circle). check(no_superior). check(several_superiors). check(wide_span). check(no_accountable).
check(several_accountable). check(no_responsible). check(many_responsible). check(many_consulted). check(ciso_under_cio).

main :- forall(check(Check), (Goal =.. [Check, _], aggregate_all(count, Goal, N), format("~w ~w~n", [Check, N]))).
