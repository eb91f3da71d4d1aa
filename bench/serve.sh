#!/usr/bin/env bash
# What `bahi serve` bears, on loopback: reads over a generated ledger (made once, under build/), with slow clients beside them, and POST
# /read of the articles in cases/. Needs wrk (Debian). Usage: bench/serve.sh [ARTICLES] [SECONDS]   (default: 100000 10)
set -euo pipefail
cd "$(dirname "$0")/.."
articles=${1:-100000} seconds=${2:-10}
bahi=build/release/bahi
ledger=build/serve-$articles.db
command -v wrk >/dev/null || { echo "wrk is needed: apt-get install wrk" >&2; exit 1; }
[ -f "$ledger" ] || { echo "making a ledger of $articles articles …"; build/release/bench/bahi-bench-ledger grow "$articles" "$ledger.new" >/dev/null; mv "$ledger.new" "$ledger"; }
work=$(mktemp -d)
server= slow=
end() {
  for process in $slow $server; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT

# Starts the server with these options; $url is where it is.
start() {
  [ -z "$server" ] || { kill "$server"; wait "$server" || true; }
  "$bahi" serve --db "$ledger" --listen 127.0.0.1:0 "$@" >"$work/url" 2>"$work/log" &
  server=$!
  for _ in $(seq 100); do [ -s "$work/url" ] && break; sleep 0.1; done
  url=$(cat "$work/url")
}
# Processor time of the server so far, in ticks of 10 ms.
ticks() { awk '{print $14 + $15}' "/proc/$server/stat"; }
load() {
  local before
  before=$(ticks)
  wrk -t2 -c"$1" -d"${seconds}s" --latency -s bench/serve.lua "$url" -- "${@:2}" >"$work/wrk"
  grep -E 'Requests/sec|99%|50%|Non-2xx|Socket errors' "$work/wrk" | sed 's/^ */  /'
  awk -v ticks=$(($(ticks) - before)) '/requests in/ {printf "  processor time a request: %.3f ms\n", ticks * 10 / $1}' "$work/wrk"
}

# Until every answer has been asked for.
warm() { wrk -t2 -c16 -d"$((3 * seconds))s" -s bench/serve.lua "$url" -- reads >/dev/null; }

echo "== reads, 16 connections, 3,000 different questions, all asked before, answers kept (default)"
start
warm
load 16 reads
echo "== the same, no answer kept (--cache 0)"
start --cache 0
load 16 reads
echo "== the same as the first, beside 1,000 clients that send a byte a second"
start
warm
python3 bench/slow_clients.py "$url" 1000 $((seconds + 5)) &
slow=$!
sleep 3
load 16 reads
kill "$slow" 2>/dev/null || true
slow=
echo "== POST /read, 8 connections, $(ls cases/*/article.txt | wc -l) articles of cases/, $(cat cases/*/article.txt | wc -m) letters"
load 8 read cases/*/article.txt
echo "== memory of the server"
grep VmHWM "/proc/$server/status"
