#!/usr/bin/env bash
# The check of `action.yml`: annotations, a SARIF file, and a table on the page of the job.
set -euo pipefail

# One a line, so that names may have spaces.
lines() {
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%$'\r'}
        if [ -n "${line// /}" ]; then given+=("$line"); fi
    done <<< "$1"
}

given=()
lines "${ARGS:-}"
# An empty array is an error to the bash of macOS unless it is asked for so.
options=(${given[@]+"${given[@]}"})
given=()
lines "$PATHS"
paths=(${given[@]+"${given[@]}"})
if [ "${#paths[@]}" = 0 ]; then
    echo "::error title=mtlint::name articles or folders in the input \`paths\`, one a line"
    exit 2
fi
if [ -n "${FROM:-}" ]; then options+=(--from "$FROM"); fi
if [ -n "${CACHE_DIR:-}" ]; then options+=(--cache-dir "$CACHE_DIR"); fi

summary=$(mktemp)
trap 'rm -f "$summary"' EXIT
code=0
mtlint check --format github --output "sarif=$SARIF" --output "summary=$summary" \
    --fail-on "$FAIL_ON" ${options[@]+"${options[@]}"} -- "${paths[@]}" || code=$?
cat "$summary" >> "$GITHUB_STEP_SUMMARY"
exit "$code"
