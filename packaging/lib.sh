# shellcheck shell=bash
# What the scripts beside this file share: packages, builds, progress, and an orderly end.
# Source it after `set -euo pipefail`; it changes to the top of the project.

OW_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$OW_ROOT" || exit 1

ow_pids=()
ow_temp_dirs=()

# say TEXT...: a line of progress, with the minutes and seconds since the script began.
say()
{
    printf '\n[%02d:%02d] %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"
}

# fail TEXT...: says what is wrong and ends the script.
fail()
{
    printf '\n%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# make_temp_dir NAME: a private folder, removed when the script ends; its path is left in $NAME.
make_temp_dir()
{
    local -n into=$1
    # shellcheck disable=SC2034  # written through the reference
    into=$(mktemp -d "${TMPDIR:-/tmp}/onewindow.XXXXXXXX")
    ow_temp_dirs+=("$into")
}

# start LOG COMMAND...: runs it beside the script, output to LOG, ended with the script. Its process
# id is left in $started.
start()
{
    local log=$1
    shift
    "$@" >"$log" 2>&1 </dev/null &
    started=$!
    ow_pids+=("$started")
}

# start_command COMMAND...: the same, with its output where the script's goes.
start_command()
{
    "$@" </dev/null &
    started=$!
    ow_pids+=("$started")
}

# running PID: whether the process is still there.
running()
{
    kill -0 "$1" 2>/dev/null
}

# wait_for SECONDS COMMAND...: asks ten times a second until the command succeeds, SECONDS at most.
wait_for()
{
    local left=$(($1 * 10))
    shift
    until "$@"; do
        ((left-- > 0)) || return 1
        pause
    done
}

# pause: a tenth of a second, between two looks at the same thing.
pause()
{
    read -rt 0.1 <> <(:) || true
}

# stop_started: ends what start() started, the last first: asked politely, then by force.
stop_started()
{
    local index pid
    for ((index = ${#ow_pids[@]} - 1; index >= 0; index--)); do
        pid=${ow_pids[index]}
        running "$pid" || continue
        kill -TERM "$pid" 2>/dev/null || true
        wait_for 10 gone "$pid" || kill -KILL "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    ow_pids=()
}

gone()
{
    ! running "$1"
}

ow_on_exit()
{
    local code=$?
    trap - EXIT
    trap '' INT TERM
    stop_started
    ((${#ow_temp_dirs[@]} == 0)) || rm -rf -- "${ow_temp_dirs[@]}"
    exit "$code"
}
trap ow_on_exit EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# packages_of SECTION...: the names in these sections of packaging/packages.
packages_of()
{
    local section=' ' line
    while IFS= read -r line; do
        case $line in
        '#'* | '') ;;
        '['*) section=${line//[][]/} ;;
        *) [[ " $* " != *" $section "* ]] || printf '%s\n' "$line" ;;
        esac
    done <packaging/packages
}

# need_packages SECTION...: installs what is missing of these sections, and asks for nothing when
# nothing is.
need_packages()
{
    local wanted present missing as_root=()
    wanted=$(packages_of "$@" | sort -u)
    # shellcheck disable=SC2086  # one word a package
    present=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
        sed -n 's/^installed //p' | sort -u) || true
    missing=$(comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$present"))
    [[ -n $missing ]] || return 0

    say "Installing $(wc -l <<<"$missing") Debian packages"
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "these packages are missing, and installing them takes \
root or sudo:"$'\n'"$missing"
        as_root=(sudo)
    fi
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
        apt-get -q -y -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
    "${apt[@]}" update </dev/null
    # shellcheck disable=SC2086
    "${apt[@]}" install --no-install-recommends $missing </dev/null ||
        fail "apt-get could not install everything; see above"
}

# build PRESET [TARGET...]: configures when that has not been done, and builds what is out of date.
build()
{
    local preset=$1 target=()
    shift
    (($# == 0)) || target=(--target "$@")
    if [[ ! -e build/$preset/build.ninja || CMakePresets.json -nt build/$preset/build.ninja ]]; then
        say "Configuring $preset"
        cmake --preset "$preset"
    fi
    say "Building $preset"
    NINJA_STATUS='[%f/%t %es] ' cmake --build --preset "$preset" -j "$(nproc)" "${target[@]}"
}
