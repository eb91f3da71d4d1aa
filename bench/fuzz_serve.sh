#!/usr/bin/env bash
# Requests made up from the OpenAPI document by schemathesis (PyPI, into build/schemathesis) against a server over stories/kishida: no answer
# may be 5xx, and each must be as the document says. Usage: bench/fuzz_serve.sh [EXAMPLES] [BAHI]   (a route; default: 100)
set -euo pipefail
cd "$(dirname "$0")/.."
examples=${1:-100} bahi=${2:-build/release/bahi}
python=build/schemathesis/bin/python
"$python" -c 'import schemathesis' 2>/dev/null || { python3 -m venv build/schemathesis && build/schemathesis/bin/pip install -q --disable-pip-version-check schemathesis; }
work=$(mktemp -d)
"$bahi" add --db "$work/bahi.db" stories/kishida/articles.jsonl
"$bahi" serve --db "$work/bahi.db" --listen 127.0.0.1:0 >"$work/url" 2>"$work/log" &
server=$!
trap 'kill $server 2>/dev/null || true; wait; rm -rf "$work"' EXIT
for _ in $(seq 100); do [ -s "$work/url" ] && break; sleep 0.1; done
url=$(cat "$work/url")
# Not the stream of events, which does not end.
project=$PWD
(cd "$work" && "$project"/build/schemathesis/bin/schemathesis run "${url}api/v1/openapi.json" --max-examples "$examples" --exclude-path /api/v1/events --checks \
  not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance --seed 1 \
  --suppress-health-check all --continue-on-failure --report-dir "$work")
kill -0 $server
"$bahi" verify --db "$work/bahi.db"
