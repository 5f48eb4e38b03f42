#!/usr/bin/env bash
# Starts the bot with the sample council and one Microsoft 365 Agents Playground for each of three people, so that the
# whole journey can be clicked through without a Microsoft 365 tenant. Ctrl+C ends all of it.
#
#   infra/try-it.sh [officer-email approver-email ward-member-email]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

sample=src/MemberBriefingBot/Sample
playground=tests/acceptance/node_modules/@microsoft/m365agentsplayground/cli.js
bot=http://127.0.0.1:3978
tenant=00000000-0000-4000-8000-000000000001
people=(
    "${1:-jocelyn.ironbridge@officers.sample.invalid}"
    "${2:-hector.moonfield@officers.sample.invalid}"
    "${3:-thea.vetchley@members.sample.invalid}"
)
roles=('Officer' 'Approver' 'Ward member')
files=$(mktemp -d)
started=()

stop_all() {
    if ((${#started[@]} > 0)); then kill "${started[@]}" 2>/dev/null || true; fi
    rm -rf "$files"
}
trap stop_all EXIT
trap 'exit 130' INT TERM

fail() { echo "$1" >&2; exit 1; }

# The Entra object id that the sample council gives an address.
object_id() {
    grep -hiF -- "$1" "$sample/entra-ids.csv" "$sample/officers.csv" \
        | grep -oiE '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' | head -n 1
}

# amara.alderhythe@… is Amara Alderhythe.
name_of() { sed 's/@.*//; s/\./ /g; s/\b\(.\)/\u\1/g' <<<"$1"; }

person() { # indent, id, e-mail
    local name; name=$(name_of "$3")
    printf 'id: "29:%s"\n%sname: "%s"\n%suserPrincipleName: "%s"\n%saadObjectId: "%s"\n%sgivenName: "%s"\n%ssurname: "%s"\n%semail: "%s"\n' \
        "${2//-/}" "$1" "$name" "$1" "$3" "$1" "$2" "$1" "${name%% *}" "$1" "${name#* }" "$1" "$3"
}

configuration() { # id, e-mail
    printf 'version: "0.1.0"\ntenantId: "%s"\nbot:\n  id: "28:member-briefing"\n  name: "Member Briefing"\ncurrentUser:\n  ' "$tenant"
    person '  ' "$1" "$2"
    echo 'users:'
    local number
    for number in 1 2 3 4 5; do
        printf '  - '
        person '    ' "00000000-0000-4000-8000-0000000000f$number" "bystander.$number@example.test"
    done
    printf 'personalChat:\n  id: "a:%s"\ngroupChat:\n  id: "19:group@thread.v2"\n  name: "Group"\n' "${1//-/}"
    printf 'team:\n  id: "19:team@thread.tacv2"\n  name: "Officers"\n  aadGroupId: "00000000-0000-4000-8000-0000000000aa"\n'
    printf '  channels:\n    - id: "19:channel@thread.tacv2"\n      name: "General"\n'
}

start_playground() { # role, e-mail, port
    local id; id=$(object_id "$2") || fail "$2 is not in the sample council. Look in $sample/entra-ids.csv and officers.csv."
    configuration "$id" "$2" >"$files/$3.yml"
    M365_AGENTS_PLAYGROUND_CONFIG_PATH=$files/$3.yml M365_AGENTS_PLAYGROUND_LOGFILE=$files/$3.log TEAMSAPPTESTER_BROWSER=none \
        node "$playground" --app-endpoint "$bot/api/messages" --channel-id msteams --port "$3" --disable-telemetry >/dev/null 2>&1 &
    started+=($!)
    until (: </dev/tcp/localhost/"$3") 2>/dev/null; do
        kill -0 "${started[-1]}" 2>/dev/null || fail "The Playground on port $3 did not start: $(cat "$files/$3.log")"
        sleep 0.2
    done
    printf '  %-17s %-22s http://localhost:%s\n' "$1" "$(name_of "$2")" "$3"
}

command -v node >/dev/null || fail 'Node is missing: install Node 20 or newer and run this again.'
[[ -f $playground ]] || npm ci --prefix tests/acceptance --no-fund --no-audit

dotnet build src/MemberBriefingBot -v quiet
ASPNETCORE_ENVIRONMENT=Development dotnet artifacts/bin/MemberBriefingBot/debug/MemberBriefingBot.dll run --sample --urls "$bot" \
    --set Logging:LogLevel:Default=Warning --set Logging:LogLevel:Microsoft.EntityFrameworkCore=None &
started+=($!)

echo 'Open each page; opening it installs the bot for that person.'
for who in "${!people[@]}"; do start_playground "${roles[who]}" "${people[who]}" "$((56150 + who))"; done
echo 'Press Ctrl+C to end.'
wait -n || fail 'Something ended early; its own words are above.'
