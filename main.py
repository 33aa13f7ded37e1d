"""The front door: `python3 main.py` makes Limner's own Python environment and serves; `--help` lists what else it does.

Only the standard library is used before a command runs, because on a new machine nothing else is there yet.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Limner needs Python 3.11 or newer, and this is %d.%d. Start it with a newer one, such as python3.12."
        % sys.version_info[:2]
    )
if os.name == "nt":
    sys.exit("Limner runs on Linux and macOS. On Windows, start it inside WSL.")

import argparse
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
PACKAGES = "requirements.txt"


def enter(again: list[str], *lists: str) -> None:
    """Go on inside `.venv` with every package of `lists` (requirement files beside this one), installed where missing.

    Returns when this process already runs there, or in another environment that has them all (LIMNER_NO_VENV=1 says so
    unseen). Otherwise the process is replaced by `.venv`'s Python with the arguments `again`.
    """
    if os.environ.get("LIMNER_NO_VENV") == "1" or _complete_elsewhere(lists):
        return
    ready = _ready(lists)
    if not ready:
        _install(lists)
    if not ready or not _inside():
        os.execv(PYTHON, [str(PYTHON), *again])


def install_debian(*packages: str) -> bool:
    """Install Debian packages where this is root on a Debian or Ubuntu; False where that cannot be done."""
    import shutil
    import subprocess

    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    _tell(f"Installing {', '.join(packages)} with apt-get …")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        # An outdated list of one source must not stop the install, so only the last word counts.
        last = subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
    return last.returncode == 0


def main(argv: list[str]) -> int:
    """Carry out one command line and return the exit code: 0, or 2 after a sentence that says what is wrong."""
    options = _read(argv)
    from services.errors import LimnerError
    from services.settings import SettingsError

    try:
        options.carry_out(options)
    except (SettingsError, LimnerError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def _serve(options: argparse.Namespace) -> None:
    _override(LIMNER_HOST=options.host, LIMNER_PORT=options.port)
    from pages.server import serve
    from services.settings import load

    serve(load())


def _engine(options: argparse.Namespace) -> None:
    _override(LIMNER_HOME=options.home)
    from secrets import token_urlsafe

    from services.engine.server import serve_alone
    from services.settings import load

    key = options.key or token_urlsafe(24)
    print("A Limner that is to paint with this engine is started with")
    print(f"  GOOGLE_GEMINI_BASE_URL=http://{options.host}:{options.port} GEMINI_API_KEY={key}", flush=True)
    serve_alone(load().folder / "engine", options.host, options.port, key)


def _create_admin(options: argparse.Namespace) -> None:
    password = _password(options)
    from services.accounts import offline

    more = offline.create_admin(email=options.email, name=options.name, password=password)
    print(f"{options.email} is an administrator now. {more}".rstrip())


def _reset_password(options: argparse.Namespace) -> None:
    password = _password(options)
    from services.accounts import offline

    more = offline.reset_password(email=options.email, password=password)
    print(f"The password of {options.email} is changed, and every device is signed out. {more}".rstrip())


def _backup(options: argparse.Namespace) -> None:
    from services.settings import load
    from services.upkeep import backup

    made = backup.make(load(), to=Path(options.to).expanduser().resolve() if options.to else None)
    print(f"{made.folder}: {made.pictures} pictures, {made.bytes / 1e6:.1f} MB.")
    if made.missing:
        sys.exit(f"{made.missing} pictures are missing or damaged and are not in it; the doctor says which.")


def _restore(options: argparse.Namespace) -> None:
    from services.settings import load
    from services.upkeep import restore

    folder = Path(options.folder).expanduser().resolve()
    if options.check:
        manifest = restore.check(folder)
        print(f"A whole backup of {manifest.created_at}: {manifest.accounts} accounts, {manifest.pictures} pictures.")
        return
    done = restore.restore(load(), folder)
    print(f"Restored: {done.accounts} accounts, {done.pictures} pictures, {done.ledger_rows} rows of the ledger.")
    if done.difference:
        sys.exit(f"The ledger's audit found a difference: {done.difference}")
    print("The ledger's audit found every balance in order.")


def _doctor(options: argparse.Namespace) -> None:
    from services.settings import load
    from services.upkeep import doctor

    worst = False
    for found in doctor.examine(load(), deep=options.deep):
        worst = worst or found.grade is doctor.Grade.BAD
        print(f"{found.grade:>4}  {found.point}: {found.words}", flush=True)
    if worst:
        sys.exit(1)


def _password(options: argparse.Namespace) -> str:
    """The password from standard input, or asked for twice."""
    if options.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        sys.exit("There is no terminal to ask for the password. Add --password-stdin and write it to standard input.")
    from getpass import getpass

    first = getpass("New password: ")
    if getpass("The same again: ") != first:
        sys.exit("The two passwords differ. Nothing was changed.")
    return first


def _override(**settings: str | None) -> None:
    """Let an option given on the command line win over the environment."""
    os.environ.update({name: value for name, value in settings.items() if value is not None})


def _read(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 main.py", description="Limner, a studio for pictures made with a coach."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, carry_out: Callable[[argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(carry_out=carry_out)
        return made

    serve = command("serve", _serve, "Start Limner (this is what happens without a command).")
    serve.add_argument("--host", help="the address to listen on, instead of LIMNER_HOST")
    serve.add_argument("--port", help="the port to listen on, instead of LIMNER_PORT")

    engine = command("engine", _engine, "Start only the engine that stands in for Gemini.")
    engine.add_argument("--home", help="the folder that it keeps its pictures under, instead of LIMNER_HOME")
    engine.add_argument("--host", default="127.0.0.1", help="the address to listen on (%(default)s)")
    engine.add_argument("--port", type=int, default=8081, help="the port to listen on (%(default)s)")
    engine.add_argument(
        "--key", default="", help="the API key that callers must show; without it one is made and shown"
    )

    backup = command("backup", _backup, "Write a backup of everything; Limner may be running.")
    backup.add_argument("--to", metavar="FOLDER", help="where to put it, instead of LIMNER_BACKUP_FOLDER")
    restore = command("restore", _restore, "Put a backup into an empty home.")
    restore.add_argument("folder", metavar="FOLDER", help="the backup, a folder named limner-…")
    restore.add_argument("--check", action="store_true", help="only read the backup and compare it with its checksums")
    doctor = command("doctor", _doctor, "Look whether everything is in order; nothing is changed.")
    doctor.add_argument("--deep", action="store_true", help="also read every picture")

    admin = command("create-admin", _create_admin, "Make an account that is an administrator.")
    admin.add_argument("--name", default="", help="what the person is called")
    reset = command("reset-password", _reset_password, "Give an account a new password and sign out all its devices.")
    for account in (admin, reset):
        account.add_argument("--email", required=True, help="the account's e-mail address")
        account.add_argument("--password-stdin", action="store_true", help="read the password from standard input")

    asks_for_help = argv[:1] in (["-h"], ["--help"])
    return parser.parse_args(argv if argv and (asks_for_help or not argv[0].startswith("-")) else ["serve", *argv])


def _inside() -> bool:
    return os.path.realpath(sys.prefix) == os.path.realpath(VENV)


def _stamp(name: str) -> Path:
    """A copy of the list as it was installed: it differs as soon as the list does."""
    return VENV / f"limner-{name}"


def _ready(lists: tuple[str, ...]) -> bool:
    if (VENV / "limner-unfinished").exists() or not os.access(PYTHON, os.X_OK):
        return False
    # A system's new Python leaves the packages behind in the folder of the old one.
    if _inside() and not (VENV / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}").exists():
        return False
    return all(_stamp(name).exists() and _stamp(name).read_bytes() == (HERE / name).read_bytes() for name in lists)


def _complete_elsewhere(lists: tuple[str, ...]) -> bool:
    """Whether this is another virtual environment that has exactly the packages of `lists`."""
    if sys.prefix == sys.base_prefix or _inside():
        return False
    from importlib import metadata

    for line in "\n".join((HERE / name).read_text() for name in lists).splitlines():
        name, _, version = line.partition("==")
        if not line or ";" in line:  # what only some systems need is theirs to miss
            continue
        try:
            if metadata.version(name.strip()) != version.strip():
                return False
        except metadata.PackageNotFoundError:
            return False
    return True


def _install(lists: tuple[str, ...]) -> None:
    """Make or mend `.venv`, one process at a time; whatever interrupts it, the next start begins it again."""
    import fcntl

    try:
        VENV.mkdir(exist_ok=True)
        lock = os.open(VENV / "limner-lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        sys.exit(f"Limner installs its packages into {VENV} and cannot write there ({error.strerror}).")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _tell("Another start is installing Limner's packages; waiting for it …")
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        if not _ready(lists):
            _fill(lists, lock)
    except KeyboardInterrupt:
        sys.exit("\nStopped while installing. The next start begins it again.")
    finally:
        os.close(lock)


def _fill(lists: tuple[str, ...], lock: int) -> None:
    import shutil

    unfinished = VENV / "limner-unfinished"
    if unfinished.exists() or not _answers(PYTHON, "import pip"):
        unfinished.touch()
        for entry in VENV.iterdir():
            if entry.name not in {"limner-lock", unfinished.name}:
                shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
        _make_venv(lock)
    unfinished.touch()
    _tell(f"Installing the packages of {' and '.join(lists)} into .venv; this takes a minute or two …")
    wanted = [part for name in lists for part in ("--requirement", name)]
    if _run([PYTHON, "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-qq", *wanted], lock):
        sys.exit("The packages could not be installed; the lines above say why. Then run the same command again.")
    for name in lists:
        shutil.copyfile(HERE / name, _stamp(name))
    unfinished.unlink()


def _make_venv(lock: int) -> None:
    # From inside an environment, a new one is made by the Python that stands behind it.
    python = str(getattr(sys, "_base_executable", "") or sys.executable)
    package = f"python3.{sys.version_info[1]}-venv"
    debian = python.startswith("/usr/bin/")
    if not _answers(python, "import venv; from ensurepip import version") and not (debian and install_debian(package)):
        sys.exit(
            "This Python comes without its venv module. Install it (on Debian or Ubuntu: "
            f"sudo apt-get install {package}), then run the same command again."
        )
    if _run([python, "-I", "-m", "venv", VENV], lock):
        sys.exit(f"The environment in {VENV} could not be made; the lines above say why.")


def _answers(python: str | Path, code: str) -> bool:
    import subprocess

    try:
        return subprocess.run([python, "-I", "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _run(command: list[str | Path], lock: int) -> int:
    """Run to the end and return the exit code. The child shares the lock, in case this process is killed."""
    import subprocess

    astray = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"}  # each would install somewhere else
    environment = {name: value for name, value in os.environ.items() if name not in astray}
    return subprocess.run(command, cwd=HERE, env=environment, pass_fds=(lock,), check=False).returncode


if __name__ == "__main__":
    enter([str(HERE / "main.py"), *sys.argv[1:]], PACKAGES)
    sys.exit(main(sys.argv[1:]))
