#!/usr/bin/env bash
# Proves that "npm ci", "npm run check" and "npm start" work on a machine that has nothing but the distribution's packages.
#
#   sudo tests/fresh-machine.sh [--suites "trixie bookworm"] [--users "root reader"] [--browser]
#                               [--nodes "18 20 22 24" --npms "9 10 11"] [--keep]
#
# For each suite of Debian it builds a root with debootstrap, installs nodejs, npm and git from the distribution, clones
# what is committed here into it, and runs the commands in a chroot, as root and as another user. With --nodes and --npms
# it does so once more for each pair of these versions, in the first root. --browser also runs the tests' search for a
# browser. It prints a table, and ends with 1 if anything in it failed.
#
# It needs Linux, root and debootstrap. The mirror is the one that apt uses here, or that of the variable MIRROR; npm's
# registry and certificates are those of the npm of this machine. Roots are built in TMPDIR (/var/tmp) and removed.
set -uo pipefail
suites='trixie bookworm' users='root reader' nodes='' npms='' keep='' browser=''
while [ $# -gt 0 ]; do
  case $1 in
    --suites | --users | --nodes | --npms) declare "${1#--}=${2?"$1 needs a value"}" && shift 2 ;;
    --keep) keep=1 && shift ;;
    --browser) browser=1 && shift ;;
    *) sed -n '2,/^set/s/^# \?//p' "$0" && exit 2 ;;
  esac
done
[ "$(id -u)" = 0 ] || { echo 'Building a root needs root: use sudo.' >&2 && exit 2; }
command -v debootstrap > /dev/null || { echo 'Install debootstrap first.' >&2 && exit 2; }
MIRROR=${MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Identifier: Packages' | grep -v security | head -1)}
[ -n "$MIRROR" ] || { echo 'Set MIRROR to a Debian mirror: the apt of this machine names none.' >&2 && exit 2; }

repository=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/var/tmp}/fresh-machine-XXXXXX")
# From here, as a folder of the project may bring settings of its own.
registry=$(cd / && npm config get registry)
certificates=$(cd / && npm config get cafile)
[ -f "$certificates" ] || certificates=${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}
port=$((20000 + $$ % 20000))
table=$'suite\tuser\tnode\tnpm\tnpm ci\tcheck\tstart\tends\tbrowser'
failed=0
exec 3>&1

clean_up() {
  # Also of a run that was broken off, within a command whose output goes elsewhere.
  exec >&3
  echo && column -t -s $'\t' <<< "$table"
  for root in "$work"/*/; do
    # Whatever still runs in a root was left behind.
    for pid in $(running "${root%/}"); do kill -KILL "$pid"; done
    mountpoint -q "${root}proc" && umount -l "${root}proc"
  done
  [ -n "$keep" ] && echo "Kept: $work" || rm -rf --one-file-system "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

build_root() {
  local root=$work/$1
  echo "── $1: building the root"
  debootstrap --variant=minbase --include=ca-certificates "$1" "$root" "$MIRROR" > "$work/$1.log" 2>&1 &&
    cp /etc/resolv.conf /etc/hosts "$root/etc/" &&
    mount -t proc proc "$root/proc" &&
    chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -y --no-install-recommends \
      -o Dpkg::Options::=--force-unsafe-io install nodejs npm git >> "$work/$1.log" 2>&1 &&
    chroot "$root" useradd --create-home reader || { tail -5 "$work/$1.log" && return 1; }
  cp "$certificates" "$root/etc/npm-certificates.crt"
}

# Runs a command in a root: in_root <suite> <user> <path in front> <command …>
in_root() {
  local suite=$1 user=$2 path=$3 home=/home/reader
  shift 3
  [ "$user" = root ] && home=/root
  chroot --userspec="$user" "$work/$suite" env -i HOME="$home" LANG=C.UTF-8 \
    PATH="$path/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
    npm_config_registry="$registry" npm_config_cafile=/etc/npm-certificates.crt \
    NODE_EXTRA_CA_CERTS=/etc/npm-certificates.crt \
    bash -c 'cd ~ && { cd cairn 2> /dev/null || true; } && "$@"' bash "$@"
}

# Installs, checks and serves as a stranger would, and adds a line to the table.
try() {
  local suite=$1 user=$2 path=${3:-} root=$work/$1 home=$work/$1/home/reader versions log pid ok results=()
  [ "$user" = root ] && home=$root/root
  log=$work/$suite-$user$(tr -c 'a-z0-9\n' - <<< "$path").log
  rm -rf "$home/cairn"
  git -c safe.directory='*' clone --quiet --no-hardlinks "file://$repository" "$home/cairn"
  chroot "$root" chown -R "$user:" "${home#"$root"}/cairn"
  versions=$(in_root "$suite" "$user" "$path" node --version)$'\t'$(in_root "$suite" "$user" "$path" npm --version)
  echo "── $suite, $user, node ${versions/$'\t'/, npm }"

  note() { [ "$1" = 0 ] && results+=(pass) || { results+=(FAIL) && failed=1 && tail -15 "$log"; }; }
  in_root "$suite" "$user" "$path" npm ci > "$log" 2>&1
  note $?
  in_root "$suite" "$user" "$path" npm run check >> "$log" 2>&1
  note $?

  in_root "$suite" "$user" "$path" setsid --wait npm start -- --port "$port" >> "$log" 2>&1 &
  ok=1
  for _ in $(seq 300); do
    in_root "$suite" "$user" "$path" node -e \
      "fetch('http://localhost:$port/').then((r) => r.text()).then((t) => process.exit(t.includes('</html>') ? 0 : 1), () => process.exit(1))" && ok=0 && break
    kill -0 $! 2> /dev/null || break
    sleep 1
  done
  note $ok
  # The group of npm, as a terminal or a supervisor ends it: npm alone keeps a signal to itself. Nothing may be left.
  for pid in $(running "$root"); do
    grep -qaE '^(node )?[^ ]*npm[^ ]* start' <(tr '\0' ' ' < "/proc/$pid/cmdline") && kill -TERM -- "-$(ps -o pgid= -p "$pid" | tr -d ' ')" && break
  done
  for _ in $(seq 75); do [ -z "$(running "$root")" ] && break || sleep 0.2; done
  [ $ok = 0 ] && [ -z "$(running "$root")" ]
  note $?
  for pid in $(running "$root"); do kill -KILL "$pid"; done

  if [ -n "$browser" ]; then
    in_root "$suite" "$user" "$path" node scripts/cairn.mjs test --only find-browser >> "$log" 2>&1
    note $?
  else results+=('not run'); fi
  table+=$'\n'$suite$'\t'$user$'\t'$versions$(printf '\t%s' "${results[@]}")
  tail -1 <<< "$table"
  rm -rf "$home/cairn"
}

# The processes in a root.
running() {
  find /proc -maxdepth 2 -path '/proc/[0-9]*/root' -lname "$1" 2> /dev/null | grep -oE '[0-9]+'
}

# A function, so that a change of this file while it runs changes nothing.
main() {
  for suite in $suites; do
    build_root "$suite" || { table+=$'\n'"$suite: the root could not be built" && failed=1 && continue; }
    for user in $users; do try "$suite" "$user"; done
  done

  first=${suites%% *}
  for node in $nodes; do
    in_root "$first" root '' npm install --silent --prefix "/opt/node-$node" "node-linux-$(dpkg --print-architecture | sed s/amd64/x64/)@$node" || continue
    bin=$(cd "$work/$first" && echo "opt/node-$node/node_modules"/node-linux-*/bin)
    for npm in $npms; do
      # npm says itself which Node it supports.
      in_root "$first" root "/$bin:" npm install --silent --engine-strict --prefix "/opt/npm-$npm-on-$node" "npm@$npm" > /dev/null 2>&1 ||
        { table+=$'\n'"$first"$'\t'-$'\t'"v$node"$'\t'"$npm"$'\tnpm '"$npm"' does not support this Node' && continue; }
      for user in $users; do try "$first" "$user" "/opt/npm-$npm-on-$node/node_modules/.bin:/$bin:"; done
    done
  done

  exit $failed
}

main
