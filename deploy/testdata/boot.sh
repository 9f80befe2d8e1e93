#!/bin/sh
# Starts systemd with one unit alone, as a machine would, in namespaces of its own: nothing
# of the machine's own services is seen, started or changed.
#
#   boot.sh UNIT EXPLORER BUNDLE ENVIRONMENT GROUP
#
# GROUP is a folder of control groups, of the second generation, that this may fill.
set -eu
[ -z "${INSIDE:-}" ] || {
	umount -R /sys/fs/cgroup
	mount -t cgroup2 none /sys/fs/cgroup
	mount -t tmpfs tmpfs /run
	cp "$1" /run/explorer.service
	cp "$2" /run/explorer
	cp "$4" /run/environment
	mount -t tmpfs -o mode=755 tmpfs /srv
	cp -r "$3" /srv/bundle
	chmod -R a+rX /srv/bundle
	for folder in /etc/systemd/system /usr/lib/systemd/system /usr/lib/systemd/system-generators /usr/local/bin /etc/default; do
		mount -t tmpfs -o mode=755 tmpfs $folder
	done
	for name in sysinit basic shutdown multi-user umount final network; do
		printf '[Unit]\nDefaultDependencies=no\n' >/usr/lib/systemd/system/$name.target
	done
	mv /run/explorer.service /etc/systemd/system/explorer.service
	install -m 755 /run/explorer /usr/local/bin/explorer
	install -m 644 /run/environment /etc/default/explorer
	exec env -i container=unshare PATH="$PATH" /lib/systemd/systemd --system --unit=explorer.service --log-target=console --show-status=no
}
mkdir -p "$5"
echo $$ >"$5/cgroup.procs"
INSIDE=1 exec unshare -m -p -f --mount-proc -C -u -i --kill-child=KILL sh "$0" "$@"
