"""What is deployed names commands and settings that exist, and secrets without defaults."""

import re

import yaml

from bot.cli import app
from tests.conftest import ROOT
from tests.test_docs import commands, settings_of_the_service, settings_read

COMPOSE = ROOT / "deploy" / "compose.yaml"
OF_SERVER = {"FORWARDED_ALLOW_IPS"}
"""Read by uvicorn itself."""
OF_IMAGE = {
    *("RIHLA_HOST", "RIHLA_PORT", "RIHLA_VAR", "RIHLA_MODELS", "RIHLA_CONTENT"),
    "RIHLA_PREVIEW",  # for a browser on the same machine, which is never inside
}
"""What the image holds, and no operator of containers chooses."""
OF_COMPOSE = {"RIHLA_DATABASE_PASSWORD"}


def test_the_containers_run_commands_that_exist() -> None:
    services = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
    run = {
        f"rihla {word}"
        for name in ("serve", "worker")
        for word in services[name].get("command", ["serve"])
    }
    assert run == {"rihla serve", "rihla worker"} <= set(commands(app))


def test_the_containers_know_the_settings_of_the_service() -> None:
    environment = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["x-rihla"]["environment"]
    assert set(environment) - OF_SERVER <= settings_read()
    assert settings_of_the_service() - set(environment) == OF_IMAGE


def test_the_containers_believe_the_web_server_which_alone_reaches_them() -> None:
    compose = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    assert compose["x-rihla"]["environment"]["FORWARDED_ALLOW_IPS"] == "*"
    assert all(port.startswith("127.0.0.1:") for port in compose["services"]["serve"]["ports"])


def test_the_database_of_the_containers_logs_no_words_of_people() -> None:
    command = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]["database"]["command"]
    assert {"log_min_error_statement=panic", "log_error_verbosity=terse"} <= set(command)


def test_units_let_who_reads_a_file_leave_the_network() -> None:
    for unit in (ROOT / "deploy").glob("*.service"):
        assert "\nRestrictNamespaces=user net\n" in unit.read_text(encoding="utf-8"), unit.name


def test_what_is_compiled_is_kept_where_the_service_may_write() -> None:
    for unit in (ROOT / "deploy").glob("*.service"):
        text = unit.read_text(encoding="utf-8")
        assert "\nEnvironment=NUMBA_CACHE_DIR=/var/cache/rihla\n" in text, unit.name
        assert "\nCacheDirectory=rihla\n" in text, unit.name
    image = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^VOLUME (.+)$", image, re.MULTILINE)[1] == "/var/lib/rihla"
    assert "NUMBA_CACHE_DIR=/var/lib/rihla/" in image


def test_no_secret_of_the_containers_has_a_default() -> None:
    given = re.findall(r"\$\{(\w+):([-?])([^}]*)\}", COMPOSE.read_text(encoding="utf-8"))
    assert given
    for name, kind, default in given:
        if name in OF_COMPOSE:
            assert kind == "?", f"{name} must be asked for"
        else:
            assert not default, f"{name} has a default"


def test_units_run_commands_that_exist() -> None:
    units = sorted((ROOT / "deploy").glob("*.service"))
    run = {
        re.search(r"^ExecStart=\S+/(rihla \w+)$", unit.read_text(encoding="utf-8"), re.M)[1]
        for unit in units
    }  # type: ignore[index]
    assert run == {"rihla serve", "rihla worker"}
