// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/sim/EscPosPaperParser.h"
#include "drivers/sim/EscPosPaperSheet.h"

#include <QStringList>

namespace onewindow::drivers {

/// The printing half of an ESC/POS printer: takes the bytes of the receive buffer in order and puts
/// them on paper. Knows no faults, no time and no wires; questions and cuts are handed to the
/// caller. Takes any bytes.
class EscPosPaper
{
public:
    /// What a byte made necessary beyond putting dots on paper.
    enum class Action {
        None,
        Cut,            ///< Cut the paper here.
        AnswerSensor,   ///< GS r `value`.
        AnswerIdentity, ///< GS I `value`.
        AnswerQrSize,   ///< GS ( k function 182; `value` dots, 0 when it cannot be printed.
        SetAutoStatus,  ///< GS a `value`.
        Buzz,
    };

    struct Event
    {
        int dots = 0; ///< How far the paper moved.
        Action action = Action::None;
        int value = 0;
    };

    static constexpr qsizetype kMaxNotes = 20;

    explicit EscPosPaper(int dots);

    /// Takes the next byte.
    Event consume(char byte);

    /// Forgets the line and the command that have begun (the print buffer); modes and paper stay.
    void clearBuffer();

    /// As after switching on; the paper stays.
    void reset();

    [[nodiscard]] bool isBlank() const { return m_sheet.isBlank(); }

    [[nodiscard]] QImage image() const { return m_sheet.image(); }

    /// The characters on the strip, a line of paper a line; nothing of what is drawn as dots.
    [[nodiscard]] QString text() const { return m_text; }

    /// What the QR codes on the strip say.
    [[nodiscard]] QStringList qrContents() const { return m_qrContents; }

    /// Takes the strip off; the next dot begins a new one.
    void removeStrip();

    /// The first kMaxNotes commands that no part of this printer knows, in hexadecimal.
    [[nodiscard]] QStringList unknownCommands() const { return m_unknownCommands; }

private:
    enum class Side { Left, Centre, Right };

    struct Magnification
    {
        int width = 1;
        int height = 1;
    };

    struct Modes
    {
        Magnification latin;
        Magnification chinese;
        int latinUnderline = 0;
        int chineseUnderline = 0;
        bool isBold = false;
        bool isReverse = false;
        Side side = Side::Left;
        int lineSpacing = 34; ///< A sixth of an inch.
        int leftMargin = 0;
        int printWidth = 0;
        int barcodeHeight = 162;
        int barcodeWidth = 3;
        bool hasBarcodeText = false;
        EscPosPaperParser::TextMode textMode = EscPosPaperParser::TextMode::SingleByte;
        int qrModule = 3;
        int qrLevel = 0; ///< 0 L, 1 M, 2 Q, 3 H.
    };

    [[nodiscard]] int printWidth() const;
    [[nodiscard]] int startOf(int width) const;
    Event addCharacter(const QByteArray& bytes);
    [[nodiscard]] QString decode(const QByteArray& bytes) const;
    int printLine();
    int feed(int dots);
    Event obey(const QByteArray& command);
    Event obeyEsc(const QByteArray& command);
    Event obeyFs(const QByteArray& command);
    Event obeyGs(const QByteArray& command);
    void setSizes(const QByteArray& command);
    Event cut(const QByteArray& command);
    Event obeyQr(const QByteArray& command);
    [[nodiscard]] QImage storedQr() const;
    int printQr();
    int printBarcode(const QByteArray& command);
    void beginPicture(const QByteArray& header);
    void setTextMode(EscPosPaperParser::TextMode mode);
    void note(const QByteArray& command);

    EscPosPaperParser m_parser;
    EscPosPaperSheet m_sheet;
    Modes m_modes;
    QList<PaperCell> m_line;
    int m_lineWidth = 0;
    Magnification m_picture; ///< Of the picture whose rows are arriving.
    int m_pictureStart = 0;
    QByteArray m_qrData;
    QString m_text;
    QStringList m_qrContents;
    QStringList m_unknownCommands;
};

} // namespace onewindow::drivers
