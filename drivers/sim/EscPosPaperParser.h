// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace onewindow::drivers {

/// Splits the bytes a printer receives into characters, commands and rows of dots. Takes any bytes,
/// one at a time, and holds at most kMaxHeldBytes.
class EscPosPaperParser
{
public:
    static constexpr qsizetype kMaxHeldBytes = 65'535; ///< One row of dots at its widest.
    static constexpr qsizetype kMaxPayload = 7'092;    ///< Of GS ( and FS (: a QR code's digits.

    /// How bytes above ASCII form characters.
    enum class TextMode { SingleByte, Chinese, Utf8 };

    enum class Kind {
        Text,    ///< One character.
        Command, ///< One whole command with its parameters and payload.
        DotRow,  ///< One row of a GS v 0 picture, whose header came as a Command.
        Unknown, ///< A command that is not known, or too long: as far as it was recognised.
    };

    struct Item
    {
        Kind kind = Kind::Text;
        QByteArray bytes;
    };

    /// The item that `byte` completes, if it completes one.
    std::optional<Item> push(char byte);

    void setTextMode(TextMode mode) { m_textMode = mode; }

    /// Forgets a command that has begun.
    void reset();

private:
    /// What is known of the command in m_held.
    struct Extent
    {
        qsizetype total = 0; ///< Bytes in all; 0: more bytes must come to tell.
        bool isKnown = true;
        qint64 skipAfter = 0; ///< Bytes to swallow behind it.
    };

    [[nodiscard]] qsizetype characterLength() const;
    [[nodiscard]] Extent commandExtent() const;
    [[nodiscard]] Extent escExtent() const;
    [[nodiscard]] Extent fsExtent() const;
    [[nodiscard]] Extent gsExtent() const;
    [[nodiscard]] Extent payloadExtent() const;
    [[nodiscard]] Extent barcodeExtent() const;

    [[nodiscard]] quint8 at(qsizetype index) const { return static_cast<quint8>(m_held.at(index)); }

    Item takeHeld(Kind kind);
    void beginPicture();

    TextMode m_textMode = TextMode::SingleByte;
    QByteArray m_held;
    qsizetype m_rowBytes = 0; ///< Of the picture that is arriving.
    int m_rowsLeft = 0;
    qint64 m_skip = 0; ///< Bytes of an unknown payload still to swallow.
};

} // namespace onewindow::drivers
