#!/bin/sh
# Runs a PostgreSQL of its own on the given loopback port until its standard input ends, be it because whoever started it was killed.
# Says "ready" when it takes connections. PostgreSQL refuses to run as root, so root runs it as postgres.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
folder=$(mktemp -d)
as=""
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as="setpriv --reuid=postgres --regid=postgres --clear-groups"
fi
cd "$folder"
$as "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }
$as "$bin/postgres" -D "$folder/data" -p "$1" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=400 -c fsync=on >"$folder/server.log" 2>&1 &
server=$!
trap 'kill -INT $server 2>/dev/null; wait $server; rm -rf "$folder"' EXIT
tries=0
until "$bin/pg_isready" -q -h 127.0.0.1 -p "$1"; do
  tries=$((tries + 1))
  if [ $tries -gt 300 ] || ! kill -0 $server; then cat "$folder/server.log" >&2; exit 1; fi
  sleep 0.1
done
echo ready
cat >/dev/null
