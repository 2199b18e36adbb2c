// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DocumentCheck.h"
#include "services/cases/DocumentStatement.h"

#include <cstdint>
#include <cstdlib>

/// The code of a paper as anybody's camera or browser sends it: what is read is what the same bytes
/// would be written as, and nothing that was not signed counts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace onewindow;
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (const auto read = cases::parseStatement(QString::fromUtf8(bytes))) {
        if (cases::encodeStatement(read.value().statement) != read.value().payload) {
            std::abort();
        }
        cases::checkPaper(read.value().statement, {.checkCode = QStringLiteral("K7PM3QXD9FWA"),
                                                   .title = {},
                                                   .lines = {QStringLiteral("x")},
                                                   .name = QStringLiteral("y"),
                                                   .idNumber = {}});
        if (cases::checkDocument(read.value(), std::nullopt) !=
            cases::DocumentVerdict::UnknownMachine) {
            std::abort();
        }
    }
    if (const auto payload = cases::decodeStatement(bytes)) {
        if (cases::encodeStatement(payload.value()) != bytes) {
            std::abort();
        }
    }
    const QString code = cases::normalizedCheckCode(QString::fromUtf8(bytes));
    if (!code.isEmpty() && cases::normalizedCheckCode(code) != code) {
        std::abort();
    }
    return 0;
}
