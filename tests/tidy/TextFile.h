// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace onewindow::tidy {

/// A text of a .ts file.
struct Message
{
    QString context;
    QString source;
    QStringList translations; ///< Several where the language has several numbers.
    QString type;             ///< Of what is not finished: "unfinished", "vanished".

    /// "Page: \"首页\"", for a finding.
    [[nodiscard]] QString name() const;
};

/// The messages of a translation file, and what is wrong with it as XML.
struct TextFile
{
    QString language; ///< As its name has it: "en".
    QList<Message> messages;
    QString error;

    static TextFile read(const QString& path);
};

/// Messages that are not translated, or no longer in the source.
QStringList openMessages(const TextFile& file);

/// Messages that do not fill in what their source fills in: "%1"; a number, "%n", may be left out.
QStringList otherPlaceholders(const TextFile& file);

/// The characters in `text` that Traditional Chinese writes in another way, and the words that it
/// does not use. Knows those that the texts of the project use.
QString simplifiedIn(const QString& text);

} // namespace onewindow::tidy
