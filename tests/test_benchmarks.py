"""The benchmarks still run. What they measure is `make bench`'s business."""

from benchmarks import __main__ as bench


def test_recording_can_be_measured(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bench, "RESULTS", tmp_path)
    url = f"sqlite:///{tmp_path}/bench.sqlite3"

    result = bench.measure("brief", [*bench.RECORDING, "--brief"], DATABASE_URL=url)
    bench.print_table([result])

    assert (tmp_path / "brief.json").exists()
    cases = [(case["reviews_a_request"], case["statements"]) for case in result["cases"]]
    assert cases == [(1, 8), (20, 8)]
    _, single, batch = capsys.readouterr().out.splitlines()
    assert single.split()[:2] == ["SQLite", "1"]
    assert batch.split()[:2] == ["SQLite", "20"]


def test_reading_can_be_measured(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bench, "RESULTS", tmp_path)
    url = f"sqlite:///{tmp_path}/bench.sqlite3"

    result = bench.measure("brief", [*bench.READING, "--brief"], DATABASE_URL=url)
    bench.print_reading(result)

    assert [case["articles"] for case in result["cases"]] == [1, 2]
    assert all(case["claims"] and case["cards"] for case in result["cases"])
    heading, one, two, growth = capsys.readouterr().out.splitlines()
    assert heading.split()[0] == "articles"
    assert (one.split()[0], two.split()[0], growth.split()[0]) == ("1", "2", "growth")


def test_hostile_texts_can_be_measured(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bench, "RESULTS", tmp_path)

    result = bench.measure("brief", [*bench.HOSTILE, "--brief"])
    bench.print_hostile(result)

    assert all(text["ratio"] > 0 for case in result["cases"] for text in case["texts"])
    heading, *rows = capsys.readouterr().out.splitlines()
    assert heading.split()[:2] == ["function", "worst_ratio"]
    assert [row.split()[0] for row in rows] == [case["function"] for case in result["cases"]]
    assert {"fold", "extract", "verify"} < {case["function"] for case in result["cases"]}
