// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/TomlText.h"

#include <QStringDecoder>

namespace onewindow {

namespace {

constexpr qsizetype kDotsLimit = 64;
constexpr QByteArrayView kByteOrderMark = "\xEF\xBB\xBF";

bool isAscii(QChar character)
{
    return character.unicode() <= 0x7F;
}

// One line on its way into ASCII.
class AsciiLine
{
public:
    explicit AsciiLine(QString line)
        : m_line(std::move(line))
    {}

    // Does it; what is wrong with the line, or nothing.
    QString rewrite()
    {
        qsizetype dots = 0;
        while (m_at < m_line.size()) {
            const QChar character = m_line[m_at];
            if (character == u'#') {
                break;
            }
            if (character == u'"' || character == u'\'') {
                if (QStringView(m_line).sliced(m_at).startsWith(QString(3, character))) {
                    return QStringLiteral("a text must end in the line it starts in");
                }
                ++m_at;
                putText(character);
                continue;
            }
            if (!isAscii(character)) {
                return QStringLiteral("%1 can only stand in quotes").arg(character);
            }
            if (character == u'.' && ++dots > kDotsLimit) {
                return QStringLiteral("more than %1 dots").arg(kDotsLimit);
            }
            m_ascii.append(character.toLatin1());
            ++m_at;
        }
        return {};
    }

    [[nodiscard]] const QByteArray& ascii() const { return m_ascii; }

private:
    // From behind the quote that opens a text to behind the one that closes it. A text in
    // apostrophes, where nothing can be escaped, becomes one in quotes.
    void putText(QChar quote)
    {
        m_ascii.append('"');
        while (m_at < m_line.size()) {
            const QChar character = m_line[m_at++];
            if (character == quote) {
                m_ascii.append('"');
                return;
            }
            if (!isAscii(character)) {
                putEscaped(character);
            } else if (quote == u'\'' && (character == u'"' || character == u'\\')) {
                m_ascii.append('\\').append(character.toLatin1());
            } else {
                m_ascii.append(character.toLatin1());
                if (character == u'\\') {
                    putEscapedByWriter();
                }
            }
        }
    }

    // What follows a backslash that stands in the file: for toml++ to judge.
    void putEscapedByWriter()
    {
        if (m_at < m_line.size()) {
            const QChar character = m_line[m_at++];
            m_ascii.append(isAscii(character) ? character.toLatin1() : '?');
        }
    }

    void putEscaped(QChar character)
    {
        char32_t code = character.unicode();
        // Of decoded UTF-8: a high surrogate has its low one behind it.
        if (character.isHighSurrogate()) {
            code = QChar::surrogateToUcs4(character, m_line[m_at++]);
        }
        m_ascii.append("\\U" +
                       QByteArray::number(static_cast<quint32>(code), 16).rightJustified(8, '0'));
    }

    QString m_line;
    QByteArray m_ascii;
    qsizetype m_at = 0;
};

} // namespace

Result<QByteArray> asciiToml(QByteArrayView toml, const QString& name)
{
    if (toml.startsWith(kByteOrderMark)) {
        toml = toml.sliced(kByteOrderMark.size());
    }
    QByteArray ascii;
    ascii.reserve(toml.size());
    for (qint64 number = 1; !toml.isEmpty(); ++number) {
        const auto problem = [&name, number](const QString& reason) {
            return Error{ErrorCode::BadConfig,
                         QStringLiteral("%1:%2: %3").arg(name).arg(number).arg(reason)};
        };
        const qsizetype end = toml.indexOf('\n');
        QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless |
                                                        QStringDecoder::Flag::ConvertInitialBom);
        const QString text = decode(end < 0 ? toml : toml.first(end));
        if (decode.hasError()) {
            return problem(QStringLiteral("not UTF-8"));
        }
        AsciiLine line(text);
        if (const QString reason = line.rewrite(); !reason.isEmpty()) {
            return problem(reason);
        }
        ascii.append(line.ascii());
        ascii.append(end < 0 ? "" : "\n");
        toml = end < 0 ? QByteArrayView() : toml.sliced(end + 1);
    }
    return ascii;
}

} // namespace onewindow
