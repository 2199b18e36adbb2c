// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/EscPosText.h"

#include <QStringEncoder>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace onewindow::drivers::escpos {

namespace {

/// The pieces of `text` between boundaries of `type`.
QStringList pieces(const QString& text, QTextBoundaryFinder::BoundaryType type)
{
    QStringList result;
    QTextBoundaryFinder finder(type, text);
    qsizetype from = 0;
    while (finder.toNextBoundary() >= 0) {
        result.append(text.sliced(from, finder.position() - from));
        from = finder.position();
    }
    return result;
}

QString withoutTrailingSpace(QString line)
{
    while (line.endsWith(u' ')) {
        line.chop(1);
    }
    return line;
}

/// Puts pieces into lines of limited width.
class LineFiller
{
public:
    explicit LineFiller(int columns)
        : m_columns(columns)
    {}

    void add(const QString& piece)
    {
        // A space at the line's end hangs over the edge instead of starting a new line.
        const int visible = columnsOf(withoutTrailingSpace(piece));
        if (m_used + visible > m_columns && !m_line.isEmpty()) {
            endLine();
        }
        if (visible > m_columns) {
            addByCharacter(piece);
            return;
        }
        m_line += piece;
        m_used += columnsOf(piece);
    }

    void endLine()
    {
        m_lines.append(withoutTrailingSpace(m_line));
        m_line.clear();
        m_used = 0;
    }

    [[nodiscard]] QStringList takeLines() { return std::exchange(m_lines, {}); }

private:
    void addByCharacter(const QString& piece)
    {
        for (const QString& character : pieces(piece, QTextBoundaryFinder::Grapheme)) {
            const int width = columnsOf(character);
            if (m_used + width > m_columns) {
                endLine();
            }
            m_line += character;
            m_used += width;
        }
    }

    int m_columns;
    int m_used = 0;
    QString m_line;
    QStringList m_lines;
};

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar character) { return character.unicode() < 0x80; });
}

/// Whether every byte above ASCII in `bytes` belongs to a two-byte character.
bool isTwoByteText(const QByteArray& bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto lead = static_cast<quint8>(bytes.at(i));
        if (lead < 0x80) {
            continue;
        }
        // 0x80 alone is Microsoft's euro sign; a trail byte below 0x40 belongs to four bytes.
        if (lead == 0x80 || i + 1 == bytes.size() || static_cast<quint8>(bytes.at(i + 1)) < 0x40) {
            return false;
        }
        ++i;
    }
    return true;
}

bool hasPrivateUse(QStringView text)
{
    // GBK's user-defined zones encode them, but a printer's ROM holds nothing there.
    return std::any_of(text.begin(), text.end(), [](QChar character) {
        return character.category() == QChar::Other_PrivateUse;
    });
}

std::optional<QByteArray> encodeWith(const char* codec, QStringView text)
{
    QStringEncoder encoder(codec, QStringConverter::Flag::Stateless);
    QByteArray bytes = encoder.encode(text);
    if (encoder.hasError() || !isTwoByteText(bytes)) {
        return std::nullopt;
    }
    return bytes;
}

bool isSimpleScript(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Common:
    case QChar::Script_Inherited:
    case QChar::Script_Unknown:
    case QChar::Script_Han:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Yi:
        return true;
    default:
        return false;
    }
}

} // namespace

QString cleanText(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar character : text) {
        if (character == u'\t') {
            result += u' ';
        } else if (character == u'\n' || character.category() != QChar::Other_Control) {
            result += character;
        }
    }
    return result;
}

int columnsOf(QStringView text)
{
    if (isAscii(text)) {
        return static_cast<int>(text.size());
    }
    int columns = 0;
    for (const QString& character : pieces(text.toString(), QTextBoundaryFinder::Grapheme)) {
        columns += isAscii(character) ? 1 : 2;
    }
    return columns;
}

QStringList wrapText(const QString& text, int columns)
{
    LineFiller filler(columns);
    for (const QString& paragraph : text.split(u'\n')) {
        for (const QString& piece : pieces(paragraph, QTextBoundaryFinder::Line)) {
            filler.add(piece);
        }
        filler.endLine();
    }
    return filler.takeLines();
}

std::optional<QByteArray> encodeText(QStringView text, PrinterEncoding encoding)
{
    if (isAscii(text)) {
        return text.toLatin1();
    }
    if (hasPrivateUse(text)) {
        return std::nullopt;
    }
    switch (encoding) {
    case PrinterEncoding::Gb18030:
        return encodeWith("GB18030", text);
    case PrinterEncoding::Gbk:
        return encodeWith("GBK", text);
    case PrinterEncoding::Utf8:
        return encodeWith("GBK", text) ? std::optional(text.toUtf8()) : std::nullopt;
    }
    return std::nullopt;
}

bool needsShaping(QStringView text)
{
    const QList<uint> characters = text.toUcs4();
    return std::any_of(characters.begin(), characters.end(),
                       [](uint character) { return !isSimpleScript(QChar::script(character)); });
}

} // namespace onewindow::drivers::escpos
