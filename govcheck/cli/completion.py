"""``govcheck completion``: a script that completes commands, options, formats and rules in bash, zsh or fish.

The script holds all words, so that completing costs no start of govcheck; after an upgrade it is printed anew.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from govcheck.cli.terminal import say
from govcheck.cli.usage import one_of, parser
from govcheck.cli.words import FILES, FOLDERS, NOTHING, Command, Option, Words, all_words


def run(argv: Sequence[str]) -> int:
    """Print the script for a shell."""
    made = parser("completion", "Print a script that completes the words of govcheck in a shell.")
    made.add_argument("shell", metavar="SHELL", help=f'one of {", ".join(FORMATS)}; in bash and zsh: eval "$(govcheck completion bash)"')
    typed = made.parse_args(list(argv))
    script = FORMATS[one_of(typed.shell, tuple(FORMATS), "shell")]
    say("\n".join(script(all_words())) + "\n")
    return 0


# ---- bash ------------------------------------------------------------------------------------------------------------------------------


def _bash(words: Words) -> Iterable[str]:
    names = " ".join(command.name for command in words.commands)
    yield '# completion of govcheck in bash: eval "$(govcheck completion bash)"'
    yield "_govcheck_words() {"
    yield '  case "$1" in'
    for name, listed in words.lists.items():
        yield f"    {name}) echo {' '.join(map(_quoted, listed))} ;;"
    yield "  esac"
    yield "}"
    yield "_govcheck() {"
    yield '  local cur="${COMP_WORDS[COMP_CWORD]}" prev="" command=check takes="" head="" options="" place=$((COMP_CWORD - 1))'
    yield '  if [[ $cur == "=" ]]; then cur=""; place=$((COMP_CWORD)); fi'
    yield '  prev="${COMP_WORDS[place]}"'
    yield '  if [[ $prev == "=" ]]; then prev="${COMP_WORDS[place - 1]}"; fi'
    yield "  COMPREPLY=()"
    yield "  if ((COMP_CWORD > 1)); then"
    yield f'    case "${{COMP_WORDS[1]}}" in {names.replace(" ", "|")}) command="${{COMP_WORDS[1]}}" ;; esac'
    yield "  fi"
    yield '  case "$command $prev" in'
    for command in words.commands:
        for option in command.options:
            if option.takes is not None:
                patterns = "|".join(_quoted(f"{command.name} {name}") for name in option.names)
                yield f"    {patterns}) takes={option.takes} ;;"
    yield "  esac"
    yield "  if [[ -z $takes && $cur == -* ]]; then"
    yield '    case "$command" in'
    for command in words.commands:
        yield f"      {command.name}) options={_quoted(' '.join(name for option in command.options for name in option.names))} ;;"
    yield "    esac"
    yield '    COMPREPLY=($(compgen -W "$options" -- "$cur"))'
    yield "    return"
    yield "  fi"
    yield "  if [[ -z $takes ]]; then"
    yield "    if ((COMP_CWORD == 1)); then COMPREPLY=($(compgen -W " + _quoted(names) + ' -- "$cur")); return; fi'
    yield '    case "$command" in'
    for command in words.commands:
        yield f"      {command.name}) takes={command.words} ;;"
    yield "    esac"
    yield "  fi"
    yield '  case "$takes" in'
    yield f"    {FILES}) ;;  # what readline offers when nothing is offered here"
    yield f"    {NOTHING}) compopt +o default +o bashdefault 2>/dev/null ;;"
    yield f"    {FOLDERS}) compopt -o filenames 2>/dev/null; local IFS=$'\\n'; COMPREPLY=($(compgen -d -- \"$cur\")) ;;"
    yield '    *) if [[ $cur == *,* ]]; then head="${cur%,*},"; fi'
    yield '      COMPREPLY=($(compgen -P "$head" -W "$(_govcheck_words "$takes")" -- "${cur##*,}")) ;;'
    yield "  esac"
    yield "}"
    yield "complete -o bashdefault -o default -F _govcheck govcheck"


# ---- zsh -------------------------------------------------------------------------------------------------------------------------------


def _zsh(words: Words) -> Iterable[str]:
    yield "#compdef govcheck"
    yield '# completion of govcheck in zsh, after compinit: eval "$(govcheck completion zsh)"'
    for name, listed in words.lists.items():
        yield f"_govcheck_{name}() {{ local -a all; all=({' '.join(map(_quoted, listed))}); _sequence compadd -a all }}"
    yield "_govcheck() {"
    yield "  local -a commands"
    yield "  commands=("
    for command in words.commands:
        yield f"    {_quoted(f'{command.name}:{command.meaning}')}"
    yield "  )"
    yield "  local command=check"
    yield "  if (( CURRENT > 2 )) && [[ -n ${(M)commands:#${words[2]}:*} ]]; then"
    yield "    command=$words[2]"
    yield "    shift words"
    yield "    (( CURRENT-- ))"
    yield "  elif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then"
    yield "    _describe -t commands command commands"
    yield "  fi"
    yield "  case $command in"
    for command in words.commands:
        yield f"    {command.name})"
        specs = [_zsh_option(option, name) for option in command.options for name in option.names]
        yield f"      _arguments -s {' '.join(map(_quoted, [*specs, *_zsh_words(command)]))} ;;"
    yield "  esac"
    yield "}"
    yield 'if [[ $funcstack[1] == _govcheck ]]; then _govcheck "$@"; else compdef _govcheck govcheck; fi'


def _zsh_option(option: Option, name: str) -> str:
    meaning = re.sub(r"[][:\\]", r"\\\g<0>", option.meaning)
    taken = "" if option.takes is None else f":{option.takes}:{_zsh_taken(option.takes)}"
    return f"*{name}{'=' if taken and name.startswith('--') else ''}[{meaning}]{taken}"


def _zsh_words(command: Command) -> list[str]:
    return [] if command.words == NOTHING else [f"*:{command.words}:{_zsh_taken(command.words)}"]


def _zsh_taken(takes: str) -> str:
    return {FILES: "_files", FOLDERS: "_files -/", NOTHING: " "}.get(takes, f"_govcheck_{takes}")


# ---- fish ------------------------------------------------------------------------------------------------------------------------------


def _fish(words: Words) -> Iterable[str]:
    names = " ".join(command.name for command in words.commands)
    yield "# completion of govcheck in fish: govcheck completion fish | source"
    yield "function __govcheck_command"
    yield "  set -l typed (commandline -opc)"
    yield f'  if contains -- "$typed[2]" {names}; echo $typed[2]; else; echo check; end'
    yield "end"
    yield "function __govcheck_words"
    yield "  switch $argv[1]"
    for name, listed in words.lists.items():
        yield f"    case {name}; printf '%s\\n' {' '.join(map(_quoted, listed))}"
    yield "  end"
    yield "end"
    yield "function __govcheck_first; test (count (commandline -opc)) -eq 1; end"
    yield "function __govcheck_is; test (__govcheck_command) = $argv[1]; end"
    for command in words.commands:
        yield f"complete -c govcheck -n __govcheck_first -a {command.name} -d {_fish_quoted(command.meaning)}"
    for command in words.commands:
        when = f"complete -c govcheck -n '__govcheck_is {command.name}'"
        for option in command.options:
            named = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            yield f"{when} {named}{_fish_taken(option.takes)} -d {_fish_quoted(option.meaning)}"
        if command.words not in (FILES, FOLDERS):
            offered = "" if command.words == NOTHING else f" -a '(__govcheck_words {command.words})'"
            yield f"{when} -f{offered}"


def _fish_taken(takes: str | None) -> str:
    if takes is None:
        return ""
    return {FILES: " -r -F", FOLDERS: " -x -a '(__fish_complete_directories)'", NOTHING: " -x"}.get(
        takes, f" -x -a '(__govcheck_words {takes})'"
    )


def _quoted(word: str) -> str:
    """A word that bash and zsh take as it is."""
    return word if word.replace("-", "").isalnum() and word.isascii() else "'" + word.replace("'", "'\\''") + "'"


def _fish_quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'"


#: shell -> what makes its script
FORMATS: Mapping[str, Callable[[Words], Iterable[str]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
