// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/api/IdCard.h"

#include <initializer_list>

namespace onewindow::drivers {

namespace {

void wipeFields(std::initializer_list<QString*> fields)
{
    for (QString* field : fields) {
        // fill() writes over the characters in place; a shared copy would be detached first, so
        // holders pass the card by move.
        field->fill(u'\0');
        field->clear();
    }
}

} // namespace

void IdCard::wipeUnneeded()
{
    wipeFields({&authority, &permitNumber});
}

void IdCard::wipe()
{
    wipeUnneeded();
    wipeFields({&name, &latinName, &number, &address});
    *this = IdCard{};
}

} // namespace onewindow::drivers
