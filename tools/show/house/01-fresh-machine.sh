#!/bin/bash
# In a fresh Debian a clone runs ./dev run and ./dev test; the second time they install nothing, without a network
#
# debootstrap makes the fresh Debian; it takes a quarter of an hour, or an hour on a busy machine.
# Namespaces of its own keep it apart: what is started in it ends with it. WIQAYA_BARE names a folder
# to work in, which is then left standing.
set -euo pipefail
cd "$(dirname "$0")/../../.."
export LC_ALL=C.UTF-8

not_yet() { printf 'not yet: %s\n' "$*"; exit 2; }
tell() { printf '%s\n' "$*"; }

[ "$(id -u)" -eq 0 ] || not_yet "debootstrap and chroot want root"
command -v debootstrap >/dev/null || not_yet "debootstrap is not installed (tools/packages, [fresh])"

folder=${WIQAYA_BARE:-$(mktemp -d /var/tmp/wiqaya-bare-XXXXXX)}
root=$folder/root
port=18080
commit=$(git rev-parse HEAD)
shared=$(readlink -f "${WIQAYA_SHARED:-../shared}" 2>/dev/null || true)

clean() {
	[ -z "${inside:-}" ] || kill "$inside" 2>/dev/null || true
	[ -n "${WIQAYA_BARE:-}" ] || rm -rf --one-file-system "$folder"
}
trap clean EXIT

# --- The bare machine -------------------------------------------------------------------------

if [ ! -e "$root/etc/debian_version" ]; then
	mirror=$(apt-get indextargets --format '$(CREATED_BY) $(SUITE) $(CODENAME) $(REPO_URI)' |
		awk '$1 == "Packages" && $3 == "bookworm" { print $NF; exit }')
	tell "debootstrap --variant=minbase bookworm ROOT ${mirror:=http://deb.debian.org/debian}"
	mkdir -p "$root"
	debootstrap --variant=minbase bookworm "$root" "$mirror" >"$folder/debootstrap.log" 2>&1 ||
		{ tail -5 "$folder/debootstrap.log"; not_yet "debootstrap failed"; }
fi
tell "$(chroot "$root" dpkg-query -f '.\n' -W | wc -l) packages in it"

# How this machine reaches its registries: sources of Debian's own, proxies, certificates, npm's words.
cp /etc/resolv.conf /etc/hosts "$root/etc/"
grep -l Acquire /etc/apt/apt.conf.d/* 2>/dev/null | while read -r file; do
	cp "$file" "$root/etc/apt/apt.conf.d/"
done || true
grep -lsE 'debian\.org|/debian' /etc/apt/sources.list /etc/apt/sources.list.d/* | while read -r file; do
	rm -f "$root/etc/apt/sources.list"
	cp "$file" "$root/etc/apt/sources.list.d/"
done || true
[ ! -d /usr/local/share/ca-certificates ] || cp -r /usr/local/share/ca-certificates "$root/usr/local/share/"
for file in "$HOME/.npmrc" /etc/npmrc; do
	[ ! -f "$file" ] || cp "$file" "$root$file"
done

rm -rf "$root/srv"
mkdir -p "$root/srv/shared"
git clone -q --no-local . "$root/srv/clone"
git -C "$root/srv/clone" -c advice.detachedHead=false checkout -q "$commit"
tell "git clone of $commit"

# Runs words in the bare machine; `alone` before them takes its network away.
within() {
	local net=()
	[ "$1" != alone ] || { net=(--net); shift; }
	# shellcheck disable=SC2016 # The inner shell's own words.
	exec unshare --mount --pid --fork --kill-child "${net[@]}" bash -c '
		root=$1 shared=$2; shift 2
		mount -t proc proc "$root/proc"
		mount -t tmpfs none "$root/dev/shm" 2>/dev/null || mount -t tmpfs none "$root/dev"
		[ -e "$root/dev/null" ] || mknod -m 666 "$root/dev/null" c 1 3
		if [ -d "$shared" ]; then
			mount --bind "$shared" "$root/srv/shared"
			mount -o remount,bind,ro "$root/srv/shared"
		fi
		ip link set lo up 2>/dev/null || true
		exec chroot "$root" "$@"' - "$root" "$shared" \
		env -i HOME="$HOME" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
		${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt} \
		${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
		bash -c 'cd /srv/clone && exec "$@"' - "$@"
}

# Runs `./dev run` until /healthz answers, asked from the same network, then Ctrl-C.
# shellcheck disable=SC2016 # The inner shell's own words.
serve='
	./dev run --port "$1" & server=$!
	for _ in $(seq 3600); do
		kill -0 $server 2>/dev/null || break
		if exec 3<>"/dev/tcp/127.0.0.1/$1"; then
			printf "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n" "$1" >&3
			read -r answer <&3
			exec 3<&-
			case $answer in *" 200 "*) echo "healthz: $answer"; break ;; esac
		fi 2>/dev/null
		sleep 1
	done
	kill -INT $server
	wait $server
	echo "dev run ended with $?"'

# --- The two commands, twice ------------------------------------------------------------------

run_twice() {
	local log=$1 start
	shift
	start=$SECONDS
	(within "$@") >"$log" 2>&1 </dev/null &
	inside=$!
	wait "$inside" || true
	inside=
	tell "  $((SECONDS - start)) s"
}

tell './dev run'
run_twice "$folder/run-1.log" bash -c "set -m; $serve" - "$port"
grep -q 'healthz: HTTP/1.1 200' "$folder/run-1.log" || { tail -40 "$folder/run-1.log"; not_yet "./dev run does not serve"; }
grep -q 'dev run ended with 0' "$folder/run-1.log" || { tail -5 "$folder/run-1.log"; not_yet "Ctrl-C does not stop it cleanly"; }

tell '.ci/run'
run_twice "$folder/test-1.log" bash .ci/run
tail -1 "$folder/test-1.log"
tail -1 "$folder/test-1.log" | grep -qE '^[1-9][0-9]* passed, 0 failed$' ||
	{ grep -A12 '^ *FAILED' "$folder/test-1.log" | head -80; not_yet "tests fail on a bare Debian"; }

tell './dev run, again, without a network'
run_twice "$folder/run-2.log" alone bash -c "set -m; $serve" - "$port"
grep -q 'healthz: HTTP/1.1 200' "$folder/run-2.log" || { tail -40 "$folder/run-2.log"; not_yet "the second ./dev run does not serve"; }
tell './dev test --quick, without a network'
run_twice "$folder/test-2.log" alone ./dev test --quick
tail -1 "$folder/test-2.log"
tail -1 "$folder/test-2.log" | grep -qE '^[1-9][0-9]* passed, 0 failed$' || not_yet "the second ./dev test fails"
! grep -hE '^(Installing|Taking)' "$folder/run-2.log" "$folder/test-2.log" || not_yet "the second run installs"
