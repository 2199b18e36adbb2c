// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QMetaType>
#include <QString>

namespace onewindow::drivers {

/// Which of the four text layouts the card carries (flag at byte 248 of the text block).
enum class CardKind {
    Resident,      ///< Mainland resident identity card, flag ' '.
    HkMoTwPermit,  ///< Residence permit of Hong Kong, Macau, Taiwan residents, flag 'J'.
    Foreigner2017, ///< Foreigner's permanent residence card of 2017, flag 'I'.
    Foreigner2023, ///< Foreigner's permanent residence card of 2023, flag 'Y'.
};

/// What a card reader read. Personal: keep it only for the session, then call wipe(). A driver
/// hands it out after wipeUnneeded().
/// The photo and fingerprints are never taken from the frame.
struct IdCard
{
    CardKind kind = CardKind::Resident;
    QString name;       ///< Chinese name; may hold rare or private-use characters.
    QString latinName;  ///< Foreigners' cards only.
    int sex = 0;        ///< GB/T 2261.1.
    int ethnicCode = 0; ///< GB/T 3304; 97 where the card's code is not known; 0 where it has none.
    QDate birth;
    QString address;
    QString number; ///< 18 characters, or 15 on the 2017 foreigner's card.
    QString authority;
    QDate validFrom;
    QDate validTo;        ///< Invalid means 长期, no end.
    QString permitNumber; ///< Travel permit number of a HkMoTwPermit.
    QString country;      ///< Three letters, foreigners' cards only.

    /// Overwrites and empties what no journey asks for: authority, permit number.
    void wipeUnneeded();
    /// Overwrites every personal field, then empties it.
    void wipe();

    friend bool operator==(const IdCard&, const IdCard&) = default;
};

} // namespace onewindow::drivers

Q_DECLARE_METATYPE(onewindow::drivers::IdCard)
