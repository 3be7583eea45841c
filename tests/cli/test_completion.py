"""Completion as the shells themselves do it, of what the parsers take."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from govcheck.cli.main import COMMANDS
from govcheck.cli.words import all_words
from govcheck.renderers.table import COMPARISON_FORMATS, FORMATS
from tests.cli.running import govcheck

FOLDER = Path(__file__).parent
SHELLS = ("bash", "zsh", "fish")

#: asks bash for what it would offer after some words, of which the last is the one to complete
BASH = """\
source "$1"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_govcheck 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""
#: an interactive zsh that says what it would offer, instead of drawing it
ZSH = """\
PROMPT=
autoload -U compinit; compinit -u -d FOLDER/dump
source FOLDER/script
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab false
begin () { print -r -- BEGIN }
finish () { print -r -- END; exit }
compprefuncs=( begin ); comppostfuncs=( finish )
compadd () {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
  local -a hits; builtin compadd -A hits "$@"; local code=$?
  (( $#hits )) && print -rl -- $hits
  return code
}
print READY
"""
DRIVE = """\
zmodload zsh/zpty || exit 77
zpty z zsh -f -i
zpty -w z "source $2"
while zpty -r z line && [[ $line != *READY* ]]; do :; done
zpty -w z "$1"$'\\t'
while zpty -r z line; do print -rn -- $line; [[ $line == *END* ]] && break; done
"""


@cache
def script(shell: str) -> str:
    ran = govcheck("completion", shell, cwd=FOLDER)
    assert (ran.status, ran.err) == (0, "")
    return ran.out


def offered(shell: str, typed: str, folder: Path) -> list[str]:
    """What a shell offers for the last word of what is typed."""
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not installed")
    (folder / "script").write_text(script(shell), encoding="utf-8")
    if shell == "bash":
        words = [path, "--norc", "-c", BASH, "bash", str(folder / "script"), *typed.split(" ")]
    elif shell == "fish":
        words = [path, "--no-config", "-c", f"source {folder}/script; complete -C '{typed}'"]
    else:
        (folder / "setup").write_text(ZSH.replace("FOLDER", str(folder)), encoding="utf-8")
        words = [path, "-f", "-c", DRIVE, "zsh", typed, str(folder / "setup")]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, timeout=60, stdin=subprocess.DEVNULL)
    said = done.stdout.replace("\r", "")
    if shell == "zsh":
        said = said.partition("BEGIN\n")[2].partition("END\n")[0]
    return sorted({line.split("\t")[0] for line in said.splitlines() if line})


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_offers_what_may_be_typed(shell: str, tmp_path: Path) -> None:
    (tmp_path / "org.yaml").touch()
    (tmp_path / "packs").mkdir()

    assert set(offered(shell, "govcheck ", tmp_path)) >= set(COMMANDS)
    assert set(offered(shell, "govcheck check --format ", tmp_path)) == set(FORMATS)
    assert set(offered(shell, "govcheck compare --format ", tmp_path)) == set(COMPARISON_FORMATS)
    assert offered(shell, "govcheck check --format j", tmp_path) == ["json", "junit"]
    assert offered(shell, "govcheck --fail-on w", tmp_path) == ["warning"]
    assert offered(shell, "govcheck org.yaml --select ciso-independent-of-c", tmp_path) == ["ciso-independent-of-cio"]
    assert offered(shell, "govcheck rules --select waive", tmp_path)
    assert offered(shell, "govcheck check --profile sm", tmp_path) == ["small-organisation"]
    assert "ciso-independent-of-cio" in offered(shell, "govcheck explain ciso-i", tmp_path)
    assert "independent_of" in offered(shell, "govcheck explain independent", tmp_path)
    assert offered(shell, "govcheck completion z", tmp_path) == ["zsh"]
    assert "--select" in offered(shell, "govcheck check --s", tmp_path)
    assert "--coverage" in offered(shell, "govcheck rules --c", tmp_path)
    assert [word.rstrip("/") for word in offered(shell, "govcheck check --pack p", tmp_path)] == ["packs"]


def test_bash_completes_the_last_of_several_words_and_after_an_equals_sign(tmp_path: Path) -> None:
    assert offered("bash", "govcheck check --select cio-ciso,ciso-independent-of-c", tmp_path) == ["cio-ciso,ciso-independent-of-cio"]
    assert offered("bash", "govcheck check --format = j", tmp_path) == ["json", "junit"]  # as bash splits --format=j
    assert offered("bash", "govcheck check --format =", tmp_path) == sorted(FORMATS)
    assert offered("bash", "govcheck check --as-of ", tmp_path) == []


def test_every_command_and_option_is_there() -> None:
    words = all_words()
    assert [command.name for command in words.commands] == list(COMMANDS)
    for command in words.commands:
        listed = govcheck(command.name, "--help", cwd=FOLDER).out
        names = {name for option in command.options for name in option.names}
        assert names >= {"-h", "--help"}
        assert [name for name in names if name not in listed] == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_and_the_same(shell: str) -> None:
    assert govcheck("completion", shell, cwd=FOLDER, env={"PYTHONHASHSEED": "7"}).out == script(shell)
    path = shutil.which(shell)
    if path is not None:
        done = subprocess.run([path, "-n"], input=script(shell), capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_shell_is_told() -> None:
    ran = govcheck("completion", "zhs", cwd=FOLDER)
    assert (ran.status, ran.err) == (2, "govcheck completion: unknown shell 'zhs'; expected one of bash, zsh, fish (did you mean zsh?)\n")
