#!/usr/bin/env bash
# Takes each guard of the delivery away, one at a time, in a copy of this repository, and shows that the test named in
# the patch then fails. A guard whose absence nothing notices is printed as NOT CAUGHT, and the script exits with an error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
guards=$PWD/tests/MemberBriefingBot.Faults/guards
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git clone --quiet . "$copy"
cd "$copy"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

build() { dotnet build tests/MemberBriefingBot.Tests -v quiet -p:RunAnalyzers=false >build.log 2>&1; }
holds() { dotnet test tests/MemberBriefingBot.Tests --no-build --filter "FullyQualifiedName~$1" >test.log 2>&1 && grep -q '^Passed!' test.log; }

uncaught=0
for guard in "$guards"/*.patch; do
    name=$(basename "$guard" .patch)
    test=$(sed -n 's/^Caught by: //p' "$guard")
    git apply "$guard"
    if ! build; then verdict='DOES NOT BUILD'; uncaught=1
    elif holds "$test"; then verdict='NOT CAUGHT'; uncaught=1
    elif grep -q 'Failed: *[1-9]' test.log; then verdict='caught'
    else verdict='NO SUCH TEST'; uncaught=1; fi
    printf '| %-32s | %-14s | %s |\n' "$name" "$verdict" "$test"
    git apply --reverse "$guard"
done
exit "$uncaught"
