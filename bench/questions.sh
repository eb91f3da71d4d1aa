#!/usr/bin/env bash
# What each kind of question costs the server, in processor time, when no answer is kept. Usage: bench/questions.sh LEDGER [TIMES]   (default: 5)
# LEDGER: one that `bahi-bench-ledger grow` has made (bench/serve.sh leaves one under build/).
set -euo pipefail
cd "$(dirname "$0")/.."
ledger=$1 times=${2:-5}
work=$(mktemp -d)
build/release/bahi serve --db "$ledger" --listen 127.0.0.1:0 --cache 0 --jobs 1 --time 60 >"$work/url" 2>"$work/log" &
server=$!
trap 'kill "$server"; wait "$server" || true; rm -rf "$work"' EXIT
for _ in $(seq 300); do [ -s "$work/url" ] && break; sleep 0.1; done
url=$(cat "$work/url")
spent() { awk '{n += $1} END {printf "%.0f", n}' /proc/"$server"/task/*/schedstat; }  # nanoseconds
ask() { for _ in $(seq "$1"); do printf 'url = "%sapi/v1/%s"\noutput = "/dev/null"\n' "$url" "$2"; done | curl -s -H 'Accept-Encoding: gzip' -K -; }
for question in network 'network?since=2012-03-10&until=2023-07-20' 'network?person=person/p3' 'network?state=IND' 'network?type=CONSULT' \
  places 'places?since=2012-03-10' 'places?type=CONSULT' days 'days?state=IND' 'days?type=CONSULT&state=IND' upcoming 'upcoming?day=2015-05-05' \
  'resolve?name=Person%20123' 'resolve?name=Person' timeline 'timeline?state=IND&until=2016-05-05' 'timeline?until=2016-05-05&type=AID' \
  'changes?until=2016-05-05' 'conflicts?until=2016-05-05' 'who?name=person/p3' 'who?name=person/p300' 'dyad?a=IND&b=RUS' 'dyad?a=NPL&b=AUS' \
  'articles?until=2016-05-05' stats sources 'sources?since=2020-01-01'; do
  ask 1 "$question"
  before=$(spent)
  ask "$times" "$question"
  awk -v ns=$(($(spent) - before)) -v n="$times" -v q="$question" 'BEGIN {printf "%8.2f ms  %s\n", ns / 1e6 / n, q}'
done
