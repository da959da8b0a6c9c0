#!/usr/bin/env bash
# Ends with an error unless each package was attested by the workflow "Release" of this repository, on this tag, and is what
# SHA256SUMS says.
set -euo pipefail
cd out/packages
sha256sum --check --strict SHA256SUMS
cut --delimiter ' ' --fields 3 SHA256SUMS | while read -r package; do
  gh attestation verify "$package" \
    --repo "$GITHUB_REPOSITORY" \
    --signer-workflow "$GITHUB_REPOSITORY/.github/workflows/release.yml" \
    --source-ref "$GITHUB_REF"
done
