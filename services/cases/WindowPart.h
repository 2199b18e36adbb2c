// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::cases {

/// How a material is there when a case is filed at a window.
enum class MaterialHow {
    Shared,    ///< A department has said it.
    Committed, ///< The commitment was made in its place.
    Card,      ///< It is the card that was shown.
    Original,  ///< A clerk has seen the original, and given it back.
    Copy,      ///< A copy is kept on paper.
    Scanned,   ///< Its pages are attached.
    Missing,   ///< It is still to be brought.
};

/// Stable names for facts and requests: "shared", "committed", "card", "original", "copy",
/// "scanned", "missing".
QString howName(MaterialHow how);
/// The reverse; nothing for a name that is none.
std::optional<MaterialHow> howFromName(const QString& name);

/// A material of the matter, by its materialRef(), and how it is there.
struct MaterialState
{
    QString material;
    MaterialHow how = MaterialHow::Missing;

    friend bool operator==(const MaterialState&, const MaterialState&) = default;
};

/// Materials that a filing speaks of.
inline constexpr qsizetype kMaterialLimit = 60;

/// What a window adds to a case that is filed there: who took it in, and what they have seen. No
/// personal data.
struct WindowPart
{
    QString staff;           ///< Account.
    QString desk;            ///< The machine they sit at.
    QByteArray ticket;       ///< Whom it was filed for had this number; empty without one.
    bool isCardRead = false; ///< By the window's reader; else a clerk has looked at a document.
    QList<MaterialState> materials; ///< In the matter's order.

    /// What is still to be brought.
    [[nodiscard]] QStringList missing() const;
};

/// As in the body of `case.filed`: {staff, at, ticket?, identity: card|clerk, materials:
/// [{material, how}]}.
QJsonObject toJson(const WindowPart& part);
/// The reverse; nothing for a case that was not filed at a window.
std::optional<WindowPart> windowPartFromJson(const QJsonObject& json);

} // namespace onewindow::cases
