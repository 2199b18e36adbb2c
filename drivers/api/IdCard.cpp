// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/api/IdCard.h"

namespace onewindow::drivers {

void IdCard::wipe()
{
    for (QString* field : {&name, &latinName, &address, &number, &authority, &permitNumber}) {
        // fill() writes over the characters in place; a shared copy would be detached first, so
        // holders pass the card by move.
        field->fill(u'\0');
        field->clear();
    }
    *this = IdCard{};
}

} // namespace onewindow::drivers
