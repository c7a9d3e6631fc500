#!/bin/sh
# Makes the certificates of the mock server anew: `sh tests/mock-server/certificates/make.sh`.
# Needs openssl 3. They protect nothing: their keys are public, and no system trusts their authority.
set -e
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
touch "$work/index"
cat >"$work/ca.cnf" <<END
[ca]
default_ca = here
[here]
database = $work/index
new_certs_dir = $work
rand_serial = yes
default_md = sha256
policy = anything
copy_extensions = copy
[anything]
commonName = supplied
[authority]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
END

# make NAME HOSTS FROM UNTIL [SIGNING OPTIONS]: dates are YYYYMMDD.
make() {
  name=$1 hosts=$2 from=$3 until=$4
  shift 4
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$name.key" \
    -out "$work/$name.csr" -subj "/CN=Fault server, $name" -addext "subjectAltName=$hosts"
  openssl ca -batch -notext -config "$work/ca.cnf" -in "$work/$name.csr" -out "$name.crt" \
    -startdate "${from}000000Z" -enddate "${until}000000Z" "$@"
}

make authority DNS:authority.example 20260101 21000101 -selfsign -keyfile authority.key -extensions authority
make trusted 'DNS:*.secure.example,DNS:secure.example' 20260101 21000101 -cert authority.crt -keyfile authority.key
make expired 'DNS:*.secure.example' 20250101 20260101 -cert authority.crt -keyfile authority.key
make other-name 'DNS:another.example' 20260101 21000101 -cert authority.crt -keyfile authority.key
make self-signed 'DNS:*.secure.example' 20260101 21000101 -selfsign -keyfile self-signed.key
# Nothing more is signed with it.
rm authority.key
