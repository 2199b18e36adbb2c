// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/EscPosPaper.h"

#include "drivers/sim/EscPosPaperCode128.h"

#include <QPainter>
#include <QStringDecoder>
#include <qrencode.h>

#include <algorithm>
#include <array>
#include <memory>

namespace onewindow::drivers {

namespace {

using TextMode = EscPosPaperParser::TextMode;

constexpr int kCutterDistance = 100; // Dots between the print head and the cutter.
constexpr qsizetype kMaxTextLength = 20'000;
constexpr qsizetype kMaxQrCodes = 20;
constexpr char16_t kNoGlyph = u'□'; // What a printer prints for a code without a character.

quint8 at(const QByteArray& command, qsizetype index)
{
    return index < command.size() ? static_cast<quint8>(command.at(index)) : 0;
}

bool isOn(quint8 value)
{
    return (value & 1) != 0; // 1 or '1'.
}

/// 0, 1, 2 of a parameter given as number or digit.
int choice(quint8 value)
{
    return std::min(value & 0x0F, 2);
}

/// The picture of a QR code with modules of `module` dots; null when the data does not fit.
QImage qrImage(const QByteArray& data, int level, int module)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(data.size()),
                          reinterpret_cast<const unsigned char*>(data.constData()), 0,
                          static_cast<QRecLevel>(level)),
        QRcode_free);
    if (!code) {
        return {};
    }
    QImage image(code->width * module, code->width * module, QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y) {
        uchar* line = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            const bool isBlack = (code->data[(y / module) * code->width + x / module] & 1) != 0;
            line[x] = isBlack ? 0 : 255;
        }
    }
    return image;
}

} // namespace

EscPosPaper::EscPosPaper(int dots)
    : m_sheet(dots)
{}

EscPosPaper::Event EscPosPaper::consume(char byte)
{
    const auto item = m_parser.push(byte);
    if (!item) {
        return {};
    }
    switch (item->kind) {
    case EscPosPaperParser::Kind::Text:
        return addCharacter(item->bytes);
    case EscPosPaperParser::Kind::Command:
        return obey(item->bytes);
    case EscPosPaperParser::Kind::DotRow:
        m_sheet.printDots(item->bytes, m_pictureStart, m_picture.width, m_picture.height);
        return {.dots = m_picture.height};
    case EscPosPaperParser::Kind::Unknown:
        note(item->bytes);
        return {};
    }
    return {};
}

void EscPosPaper::clearBuffer()
{
    m_parser.reset();
    m_line.clear();
    m_lineWidth = 0;
}

void EscPosPaper::reset()
{
    clearBuffer();
    m_modes = {};
    m_qrData.clear();
    m_parser.setTextMode(m_modes.textMode);
}

void EscPosPaper::removeStrip()
{
    m_sheet.clear();
    m_text.clear();
    m_qrContents.clear();
}

int EscPosPaper::printWidth() const
{
    const int room = m_sheet.dots() - m_modes.leftMargin;
    return m_modes.printWidth > 0 ? std::min(m_modes.printWidth, room) : room;
}

/// Where something `width` dots wide starts, by margin and alignment.
int EscPosPaper::startOf(int width) const
{
    const int spare = std::max(0, printWidth() - width);
    switch (m_modes.side) {
    case Side::Left:
        return m_modes.leftMargin;
    case Side::Centre:
        return m_modes.leftMargin + spare / 2;
    case Side::Right:
        return m_modes.leftMargin + spare;
    }
    return 0;
}

EscPosPaper::Event EscPosPaper::addCharacter(const QByteArray& bytes)
{
    const bool isLatin = at(bytes, 0) < 0x80;
    const Magnification size = isLatin ? m_modes.latin : m_modes.chinese;
    PaperCell cell;
    cell.text = decode(bytes);
    cell.width = isLatin || m_modes.textMode == TextMode::SingleByte ? 12 : 24;
    cell.widthScale = size.width;
    cell.heightScale = size.height;
    cell.underline = isLatin ? m_modes.latinUnderline : m_modes.chineseUnderline;
    cell.isBold = m_modes.isBold;
    cell.isReverse = m_modes.isReverse;

    Event event;
    if (m_lineWidth + cell.dotWidth() > printWidth() && !m_line.isEmpty()) {
        event.dots = printLine();
    }
    m_lineWidth += cell.dotWidth();
    m_line.append(cell);
    return event;
}

QString EscPosPaper::decode(const QByteArray& bytes) const
{
    if (at(bytes, 0) < 0x80) {
        return QString::fromLatin1(bytes);
    }
    // Four-byte characters are in no printer's ROM; without Chinese mode the upper half is some
    // code page that no Chinese ticket uses.
    if (m_modes.textMode == TextMode::SingleByte ||
        (m_modes.textMode == TextMode::Chinese && bytes.size() == 4)) {
        return QString(kNoGlyph);
    }
    const char* codec = m_modes.textMode == TextMode::Utf8 ? "UTF-8" : "GB18030";
    QStringDecoder decoder(codec, QStringConverter::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return decoder.hasError() || text.isEmpty() ? QString(kNoGlyph) : text;
}

/// Prints the line that has gathered, or an empty one; returns how far the paper moved.
int EscPosPaper::printLine()
{
    int height = m_modes.lineSpacing;
    QString text;
    for (const PaperCell& cell : m_line) {
        height = std::max(height, cell.dotHeight());
        text += cell.text;
    }
    m_sheet.printLine(m_line, startOf(m_lineWidth), height);
    if (m_text.size() < kMaxTextLength) {
        while (text.endsWith(u' ')) {
            text.chop(1);
        }
        m_text += text + u'\n';
    }
    m_line.clear();
    m_lineWidth = 0;
    return height;
}

int EscPosPaper::feed(int dots)
{
    int moved = dots;
    if (!m_line.isEmpty()) {
        moved += printLine();
    }
    m_sheet.feed(dots);
    return moved;
}

EscPosPaper::Event EscPosPaper::obey(const QByteArray& command)
{
    switch (at(command, 0)) {
    case 0x0A:
        return {.dots = printLine()};
    case 0x1B:
        return obeyEsc(command);
    case 0x1C:
        return obeyFs(command);
    case 0x1D:
        return obeyGs(command);
    default: // NUL, CR, tabs and real-time commands print nothing.
        return {};
    }
}

EscPosPaper::Event EscPosPaper::obeyEsc(const QByteArray& command)
{
    const quint8 value = at(command, 2);
    switch (at(command, 1)) {
    case '@':
        reset();
        return {.action = Action::SetAutoStatus};
    case '2':
        m_modes.lineSpacing = Modes{}.lineSpacing;
        break;
    case '3':
        m_modes.lineSpacing = value;
        break;
    case 'J':
        return {.dots = feed(value)};
    case 'd':
        return {.dots = feed(value * m_modes.lineSpacing)};
    case 'a':
        m_modes.side = static_cast<Side>(choice(value));
        break;
    case '!':
    case '-':
        setSizes(command);
        break;
    case 'E':
    case 'G':
        m_modes.isBold = isOn(value);
        break;
    case 'i':
    case 'm':
        return cut(command);
    case 'B':
        return {.action = Action::Buzz, .value = value};
    default: // Fonts, code pages, drawer: understood, nothing to see.
        break;
    }
    return {};
}

/// ESC ! and ESC - for Latin characters, FS ! FS - and FS W for Chinese ones.
void EscPosPaper::setSizes(const QByteArray& command)
{
    const bool isChinese = at(command, 0) == 0x1C;
    const quint8 value = at(command, 2);
    Magnification& size = isChinese ? m_modes.chinese : m_modes.latin;
    int& underline = isChinese ? m_modes.chineseUnderline : m_modes.latinUnderline;
    switch (at(command, 1)) {
    case '!': {
        const int wide = isChinese ? 0x04 : 0x20;
        const int high = isChinese ? 0x08 : 0x10;
        size = {(value & wide) != 0 ? 2 : 1, (value & high) != 0 ? 2 : 1};
        underline = (value & 0x80) != 0 ? 1 : 0;
        if (!isChinese) {
            m_modes.isBold = (value & 0x08) != 0;
        }
        break;
    }
    case 'W':
        size = isOn(value) ? Magnification{2, 2} : Magnification{};
        break;
    default:
        underline = choice(value);
        break;
    }
}

EscPosPaper::Event EscPosPaper::obeyFs(const QByteArray& command)
{
    switch (at(command, 1)) {
    case '&':
        setTextMode(TextMode::Chinese);
        break;
    case '.':
        setTextMode(TextMode::SingleByte);
        break;
    case '!':
    case '-':
    case 'W':
        setSizes(command);
        break;
    case '(':
        // FS ( C fn 48: the character encoding; 2 (or '2') is UTF-8.
        if (at(command, 2) == 'C' && at(command, 5) == '0') {
            setTextMode(choice(at(command, 6)) == 2 ? TextMode::Utf8 : TextMode::Chinese);
        }
        break;
    default:
        break;
    }
    return {};
}

EscPosPaper::Event EscPosPaper::obeyGs(const QByteArray& command)
{
    const quint8 value = at(command, 2);
    const int word = value | at(command, 3) << 8;
    switch (at(command, 1)) {
    case '!':
        m_modes.latin = {(value >> 4 & 7) + 1, (value & 7) + 1};
        m_modes.chinese = m_modes.latin;
        break;
    case 'B':
        m_modes.isReverse = isOn(value);
        break;
    case 'L':
        m_modes.leftMargin = std::min(word, m_sheet.dots() - 1);
        break;
    case 'W':
        m_modes.printWidth = word;
        break;
    case 'V':
        return cut(command);
    case 'v':
        beginPicture(command);
        break;
    case 'h':
        m_modes.barcodeHeight = std::max<int>(value, 1);
        break;
    case 'w':
        m_modes.barcodeWidth = std::clamp<int>(value, 1, 6);
        break;
    case 'H':
        m_modes.hasBarcodeText = choice(value) == 2;
        break;
    case 'k':
        return {.dots = printBarcode(command)};
    case 'r':
        return {.action = Action::AnswerSensor, .value = choice(value)};
    case 'I':
        return {.action = Action::AnswerIdentity, .value = value};
    case 'a':
        return {.action = Action::SetAutoStatus, .value = value};
    case '(':
        return obeyQr(command);
    default:
        break;
    }
    return {};
}

EscPosPaper::Event EscPosPaper::cut(const QByteArray& command)
{
    Event event{.action = Action::Cut};
    // GS V 65/66 n feeds to the cutter first; the others cut where the paper stands.
    event.dots = feed(command.size() == 4 ? kCutterDistance + at(command, 3) : 0);
    return event;
}

EscPosPaper::Event EscPosPaper::obeyQr(const QByteArray& command)
{
    constexpr quint8 kQr = 0x31;
    if (at(command, 2) != 'k' || at(command, 5) != kQr) {
        note(command.left(7));
        return {};
    }
    switch (at(command, 6)) {
    case 'C':
        m_modes.qrModule = std::clamp<int>(at(command, 7), 1, 16);
        break;
    case 'E':
        m_modes.qrLevel = std::clamp(at(command, 7) - '0', 0, 3);
        break;
    case 'P':
        m_qrData = command.mid(8);
        break;
    case 'Q':
        return {.dots = printQr()};
    case 'R':
        return {.action = Action::AnswerQrSize, .value = storedQr().width()};
    default: // Model: always 2.
        break;
    }
    return {};
}

/// The code as it would be printed; null when it is wider than the paper.
QImage EscPosPaper::storedQr() const
{
    const QImage image = qrImage(m_qrData, m_modes.qrLevel, m_modes.qrModule);
    return image.width() > printWidth() ? QImage() : image;
}

int EscPosPaper::printQr()
{
    const QImage image = storedQr();
    if (image.isNull()) {
        return 0;
    }
    m_sheet.printImage(image, startOf(image.width()));
    if (m_qrContents.size() < kMaxQrCodes) {
        m_qrContents.append(QString::fromUtf8(m_qrData));
    }
    return image.height();
}

int EscPosPaper::printBarcode(const QByteArray& command)
{
    constexpr quint8 kCode128 = 73;
    const QByteArray data = command.mid(4);
    const QList<int> bars = at(command, 2) == kCode128 ? code128Bars(data) : QList<int>{};
    int modules = 0;
    for (const int bar : bars) {
        modules += bar;
    }
    const int width = modules * m_modes.barcodeWidth;
    if (bars.isEmpty() || width > printWidth()) {
        note(command.left(4));
        return 0;
    }
    QImage image(width, m_modes.barcodeHeight, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        int x = 0;
        for (qsizetype i = 0; i < bars.size(); ++i) {
            const int bar = bars.at(i) * m_modes.barcodeWidth;
            if (i % 2 == 0) {
                painter.fillRect(x, 0, bar, image.height(), Qt::black);
            }
            x += bar;
        }
    }
    m_sheet.printImage(image, startOf(width));
    int dots = image.height();
    if (m_modes.hasBarcodeText) {
        for (const char byte : data.mid(2)) {
            dots += addCharacter(QByteArray(1, static_cast<char>(byte & 0x7F))).dots;
        }
        dots += printLine();
    }
    return dots;
}

void EscPosPaper::beginPicture(const QByteArray& header)
{
    const int mode = at(header, 3);
    m_picture = {(mode & 1) != 0 ? 2 : 1, (mode & 2) != 0 ? 2 : 1};
    const int bytesPerRow = at(header, 4) | at(header, 5) << 8;
    m_pictureStart = startOf(bytesPerRow * 8 * m_picture.width);
}

void EscPosPaper::setTextMode(TextMode mode)
{
    m_modes.textMode = mode;
    m_parser.setTextMode(mode);
}

void EscPosPaper::note(const QByteArray& command)
{
    if (m_unknownCommands.size() < kMaxNotes) {
        m_unknownCommands.append(QString::fromLatin1(command.toHex(' ')));
    }
}

} // namespace onewindow::drivers
