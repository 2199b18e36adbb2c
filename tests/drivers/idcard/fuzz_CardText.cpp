// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/CardText.h"

#include <cstddef>
#include <cstdint>

using namespace onewindow;
using namespace onewindow::drivers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<IdCard> card = parseCardText(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (card) {
        const IdCard& read = card.value();
        OW_ENFORCE(read.birth.isValid() && read.validFrom.isValid());
        OW_ENFORCE(read.number.size() == 15 || read.number.size() == 18);
        OW_ENFORCE(read.name.isValidUtf16() && read.latinName.isValidUtf16() &&
                   read.address.isValidUtf16() && read.authority.isValidUtf16());
        OW_ENFORCE(!read.name.isEmpty() || !read.latinName.isEmpty());
    }
    return 0;
}
