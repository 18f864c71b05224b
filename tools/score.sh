#!/bin/sh
# Recognises every letter of a folder with known answers and prints the score.
# usage: score.sh FOLDER (with letters/, gold/ and score.py)
set -eu
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
go build -o "$out/dafu" ./tools/dafu
mkdir "$out/read"
for f in "$1"/letters/*.txt; do
  id=$(basename "$f" .txt)
  # Findings are expected here, and with them exit code 1: the score is what counts.
  "$out/dafu" inspect --private "$f" >"$out/read/$id.json" 2>/dev/null || [ $? -eq 1 ]
  "$out/dafu" inspect --private --body "$f" >"$out/read/$id.body.txt" 2>/dev/null || [ $? -eq 1 ]
done
python3 "$1/score.py" "$1" "$out/read"
