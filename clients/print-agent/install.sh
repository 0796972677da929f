#!/bin/sh
# Installs the print agent as a service: sudo clients/print-agent/install.sh --server URL --code CODE
# DESTDIR=FOLDER writes the files below that folder and starts nothing.
set -eu

usage() {
  echo "usage: sudo $0 --server URL --code CODE" >&2
  exit 2
}

server='' code=''
while [ $# -gt 0 ]; do
  case "$1" in
    --server) server=${2-}; shift 2 || usage ;;
    --code) code=${2-}; shift 2 || usage ;;
    *) usage ;;
  esac
done
[ -n "$server" ] && [ -n "$code" ] || usage
case "$server$code" in *[!A-Za-z0-9.:/_[:space:]-]*) echo 'the address or the code has a character that neither has' >&2; exit 2 ;; esac

root=$(cd "$(dirname "$0")/../.." && pwd)
# The runtime that comes with FastOps; else the one of the machine.
node=$(ls -d "$root"/node_modules/node-linux-*/bin/node 2>/dev/null | head -n 1 || true)
[ -n "$node" ] || node=$(command -v node) || { echo 'Node 26 is needed: run npm ci in '"$root" >&2; exit 1; }

dest=${DESTDIR-}
mkdir -p "$dest/etc/systemd/system"
umask 077
printf 'FASTOPS_SERVER=%s\nFASTOPS_CODE=%s\n' "$server" "$code" > "$dest/etc/fastops-print-agent.env"
umask 022
sed -e "s|@NODE@|$node|g" -e "s|@ROOT@|$root|g" "$root/clients/print-agent/fastops-print-agent.service" \
  > "$dest/etc/systemd/system/fastops-print-agent.service"
[ -z "$dest" ] || exit 0
systemctl daemon-reload
systemctl enable --now fastops-print-agent
echo 'The print agent runs; see http://127.0.0.1:7310'
