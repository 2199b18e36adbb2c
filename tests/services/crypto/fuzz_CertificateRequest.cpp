// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A stranger's request: as it comes over the wire, and as the bytes inside a well-formed PEM block,
// which the fuzzer would not find by itself.

#include "services/crypto/CertificateInfo.h"
#include "services/crypto/CertificateRequest.h"

#include <cstddef>
#include <cstdint>

using namespace onewindow;
using namespace onewindow::crypto;

namespace {

void check(const QByteArray& pem)
{
    const auto read = readRequest(pem);
    if (read) {
        const CertificateRequest& request = read.value();
        OW_ENFORCE(!request.commonName.isEmpty() && request.commonName.size() <= 64);
        OW_ENFORCE(request.role.size() <= 64);
        OW_ENFORCE(request.publicKey.size() == 91); // SubjectPublicKeyInfo of a P-256 key.
        return;
    }
    const ErrorCode code = read.error().code;
    OW_ENFORCE(code == ErrorCode::BadRequest || code == ErrorCode::TooLarge ||
               code == ErrorCode::BadSignature);
    OW_ENFORCE(read.error().detail.startsWith(QStringLiteral("csr: ")));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // libFuzzer speaks unsigned.
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    check(input);
    check("-----BEGIN CERTIFICATE REQUEST-----\n" + input.toBase64() +
          "\n-----END CERTIFICATE REQUEST-----\n");
    static_cast<void>(readCertificate(input, QStringLiteral("fuzz")));
    return 0;
}
