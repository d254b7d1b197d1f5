"""What a user touches stays as it is: names of the package, commands, their help."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import COMMANDS, main


def test_all_names_the_surface() -> None:
    """``kg.__all__`` is sorted, complete, and every name in it exists."""
    public = {name for name in vars(kg) if not name.startswith("_")}
    modules = {name for name in public if type(getattr(kg, name)) is type(sys)}
    lazy = {"Project", "build", "extract", "open", "resolve"}
    ours = {
        name for name in public - modules if getattr(getattr(kg, name), "__module__", "").startswith("kg.")
    }
    assert list(kg.__all__) == sorted(kg.__all__)
    assert ours | lazy == set(kg.__all__)
    assert all(getattr(kg, name) is not None for name in kg.__all__)


def test_extract_stays_a_function() -> None:
    """Importing the sub-package kg.extract does not put a module in the place of the function."""
    code = (
        "import kg, kg.extract.grammar; from kg.extract import grammar; "
        "assert callable(kg.extract) and kg.extract.__module__ == 'kg.project.once'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A typo fails as it does with any module."""
    with pytest.raises(AttributeError, match="module 'kg' has no attribute 'biuld'"):
        _ = kg.biuld  # type: ignore[attr-defined]


def test_import_is_light() -> None:
    """``import kg`` loads neither spaCy nor the store nor networkx."""
    heavy = "spacy networkx rdflib pyoxigraph pandas rich numpy"
    code = f"import sys, kg; print([name for name in {heavy.split()} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_help_loads_nothing_heavy() -> None:
    """``kg --help`` shows every command in a moment: below 0.3 s on an idle machine."""
    heavy = "spacy networkx rdflib pyoxigraph pandas numpy"
    code = (
        "import sys\nfrom kg.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {heavy.split()} if name in sys.modules])"
    )
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"
    # Ten times the promise: other tests run beside this one.
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    """Help is a sentence, options, and a line that can be pasted."""
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert "Example:" in result.output
    assert f"kg {name}" in result.output.split("Example:")[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_a_file(name: str) -> None:
    """A command stands in the file of its name."""
    assert (Path(kg.__file__).parent / "cli" / f"{name}.py").exists()


def test_no_command_is_missing_from_the_list() -> None:
    """Every command file is in ``kg --help``."""
    files = {path.stem for path in (Path(kg.__file__).parent / "cli").glob("*.py")}
    commands = {name for name in files if _is_command(name)}
    assert commands == set(COMMANDS)


def _is_command(name: str) -> bool:
    text = (Path(kg.__file__).parent / "cli" / f"{name}.py").read_text(encoding="utf-8")
    return "@click.command" in text
