#!/bin/sh
# Recognises every letter of a folder with known answers, prints the score, and
# fails if it is below what the recogniser is held to.
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
python3 "$1/score.py" "$1" "$out/read" | tee "$out/score"
# The second figure of the last line of the table: the mean over given values.
awk '/^overall mean/ { m = $4; sub("%", "", m); seen = 1; if (m + 0 < 99) { print "score: " m " % is below 99 %"; exit 1 } }
     END { if (!seen) { print "score: no overall mean was printed"; exit 1 } }' "$out/score"
