// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace onewindow::drivers {

/// A card to lay on the simulated reader. Nobody real: names and addresses are invented, and
/// numbers are published samples or could not have been given to anybody.
struct SampleCard
{
    QString id;       ///< For command lines: "zhang".
    QString label;    ///< For a button, in the user's language.
    QString name;     ///< As printed on the card.
    QByteArray text;  ///< 256 bytes, UTF-16LE.
    QByteArray photo; ///< 1024 bytes; not a picture.
};

/// All sample cards, in the order in which to show them.
QList<SampleCard> sampleCards();

/// The one with this id.
std::optional<SampleCard> sampleCard(QStringView id);

} // namespace onewindow::drivers
