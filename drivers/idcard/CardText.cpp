// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/CardText.h"

#include <QStringView>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

namespace onewindow::drivers {

namespace {

constexpr qsizetype kBlockBytes = 256;
constexpr qsizetype kFlagOffset = 248;
constexpr qsizetype kNumberLength = 18;
constexpr qsizetype kOldForeignerNumberLength = 15;
constexpr int kOtherEthnicCode = 97;
constexpr int kForeignBornEthnicCode = 98;
constexpr int kLastEthnicCode = 56;

/// A field by its byte offset and byte length in the block, as the published tables give them.
struct Field
{
    qsizetype offset;
    qsizetype length;
    const char* name; ///< For the log.
};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isCapital(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

/// Characters that have no shape of their own but change how what follows is laid out: direction
/// marks, embeddings, overrides, isolates, and separators of lines and paragraphs.
bool isSteering(char16_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

/// Whether `number` has the check character of GB 11643 (ISO 7064 MOD 11-2).
bool hasRightCheck(QStringView number)
{
    constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr QStringView kChecks = u"10X98765432";
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        sum += kWeights.at(i) * (number.at(static_cast<qsizetype>(i)).unicode() - u'0');
    }
    return number.back() == kChecks.at(sum % kChecks.size());
}

/// Takes the fields of one block. The first field that is wrong is remembered, and what is taken
/// after it does not matter: take all, then ask failedField() once.
class BlockReader
{
public:
    explicit BlockReader(QByteArrayView block)
    {
        for (std::size_t i = 0; i < m_units.size(); ++i) {
            m_units.at(i) = qFromLittleEndian<quint16>(block.data() + sizeof(quint16) * i);
        }
    }

    ~BlockReader() { explicit_bzero(m_units.data(), sizeof(m_units)); }

    BlockReader(const BlockReader&) = delete;
    BlockReader& operator=(const BlockReader&) = delete;
    BlockReader(BlockReader&&) = delete;
    BlockReader& operator=(BlockReader&&) = delete;

    [[nodiscard]] char16_t flag() const { return m_units.at(kFlagOffset / 2); }

    /// The wrong field that was met first; null when there was none.
    [[nodiscard]] const char* failedField() const { return m_failedField; }

    QString text(Field field);
    QString requiredText(Field field);
    QString number(Field field, char16_t firstDigit, char16_t lastDigit);
    QString oldForeignerNumber(Field field);
    QString capitalsAndDigits(Field field);
    QString country(Field field);
    QDate date(Field field);
    QDate endDate(Field field, QDate begin);
    int sex(Field field);
    int ethnicCode(Field field);

private:
    [[nodiscard]] QStringView trimmed(Field field) const;
    void fail(Field field);

    std::array<char16_t, kBlockBytes / 2> m_units{};
    const char* m_failedField = nullptr;
};

QStringView BlockReader::trimmed(Field field) const
{
    QStringView view(m_units.data() + field.offset / 2, field.length / 2);
    // Spaces are the published padding; NUL and the wide space have no place at the end of a
    // field either.
    while (!view.isEmpty() &&
           (view.back() == u' ' || view.back() == u'\0' || view.back() == u'\u3000')) {
        view.chop(1);
    }
    return view;
}

void BlockReader::fail(Field field)
{
    if (m_failedField == nullptr) {
        m_failedField = field.name;
    }
}

QString BlockReader::text(Field field)
{
    QString text = trimmed(field).toString();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
        } else if (c.isSurrogate() || isControl(c.unicode()) || c.isNonCharacter()) {
            fail(field);
        } else if (isSteering(c.unicode())) {
            text[i] = QChar::ReplacementCharacter;
        }
    }
    return text;
}

QString BlockReader::requiredText(Field field)
{
    QString value = text(field);
    if (value.isEmpty()) {
        fail(field);
    }
    return value;
}

QString BlockReader::number(Field field, char16_t firstDigit, char16_t lastDigit)
{
    QString value = trimmed(field).toString();
    if (value.endsWith(u'x')) {
        value.back() = u'X';
    }
    const bool isFormed = value.size() == kNumberLength &&
                          std::all_of(value.cbegin(), value.cend() - 1, isDigit) &&
                          (isDigit(value.back()) || value.back() == u'X');
    if (!isFormed || value.front() < firstDigit || value.front() > lastDigit ||
        !hasRightCheck(value)) {
        fail(field);
    }
    return value;
}

QString BlockReader::oldForeignerNumber(Field field)
{
    constexpr qsizetype kLetters = 3;
    QString value = trimmed(field).toString();
    if (value.size() != kOldForeignerNumberLength ||
        !std::all_of(value.cbegin(), value.cbegin() + kLetters, isCapital) ||
        !std::all_of(value.cbegin() + kLetters, value.cend(), isDigit)) {
        fail(field);
    }
    return value;
}

QString BlockReader::capitalsAndDigits(Field field)
{
    QString value = trimmed(field).toString();
    if (value.isEmpty() || !std::all_of(value.cbegin(), value.cend(),
                                        [](QChar c) { return isDigit(c) || isCapital(c); })) {
        fail(field);
    }
    return value;
}

QString BlockReader::country(Field field)
{
    QString value = trimmed(field).toString();
    if (value.size() != 3 || !std::all_of(value.cbegin(), value.cend(), isCapital)) {
        fail(field);
    }
    return value;
}

QDate BlockReader::date(Field field)
{
    const QStringView view = trimmed(field);
    QDate date;
    if (view.size() == 8 && std::all_of(view.cbegin(), view.cend(), isDigit)) {
        date = QDate(view.first(4).toInt(), view.sliced(4, 2).toInt(), view.last(2).toInt());
    }
    if (!date.isValid() || date.year() < 1800) {
        fail(field);
    }
    return date;
}

QDate BlockReader::endDate(Field field, QDate begin)
{
    if (trimmed(field) == u"长期") {
        return {};
    }
    const QDate end = date(field);
    if (end < begin) {
        fail(field);
    }
    return end;
}

int BlockReader::sex(Field field)
{
    const QStringView view = trimmed(field);
    if (view != u"0" && view != u"1" && view != u"2" && view != u"9") {
        fail(field);
        return 0;
    }
    return view.toInt();
}

int BlockReader::ethnicCode(Field field)
{
    const QStringView view = trimmed(field);
    if (!std::all_of(view.cbegin(), view.cend(), isDigit)) {
        return kOtherEthnicCode;
    }
    const int code = view.toInt();
    const bool isKnown = (code >= 1 && code <= kLastEthnicCode) || code == kForeignBornEthnicCode;
    return isKnown ? code : kOtherEthnicCode;
}

IdCard residentCard(BlockReader& reader, CardKind kind)
{
    IdCard card;
    card.kind = kind;
    card.name = reader.requiredText({0, 30, "name"});
    card.sex = reader.sex({30, 2, "sex"});
    if (kind == CardKind::Resident) {
        card.ethnicCode = reader.ethnicCode({32, 4, "ethnic code"});
    } else {
        card.permitNumber = reader.capitalsAndDigits({220, 18, "permit number"});
    }
    card.birth = reader.date({36, 16, "birth"});
    card.address = reader.text({52, 70, "address"});
    card.number = reader.number({122, 36, "number"}, u'1', u'8');
    card.authority = reader.text({158, 30, "authority"});
    card.validFrom = reader.date({188, 16, "valid from"});
    card.validTo = reader.endDate({204, 16, "valid to"}, card.validFrom);
    return card;
}

IdCard foreigner2017Card(BlockReader& reader)
{
    IdCard card;
    card.kind = CardKind::Foreigner2017;
    card.latinName = reader.requiredText({0, 120, "latin name"});
    card.sex = reader.sex({120, 2, "sex"});
    card.number = reader.oldForeignerNumber({122, 30, "number"});
    card.country = reader.country({152, 6, "country"});
    card.name = reader.text({158, 30, "name"});
    card.validFrom = reader.date({188, 16, "valid from"});
    card.validTo = reader.endDate({204, 16, "valid to"}, card.validFrom);
    card.birth = reader.date({220, 16, "birth"});
    card.authority = reader.text({240, 8, "agency"});
    return card;
}

IdCard foreigner2023Card(BlockReader& reader)
{
    IdCard card;
    card.kind = CardKind::Foreigner2023;
    card.name = reader.text({0, 30, "name"});
    card.sex = reader.sex({30, 2, "sex"});
    card.birth = reader.date({36, 16, "birth"});
    constexpr Field kNameBegin{52, 70, "latin name"};
    constexpr Field kNameEnd{220, 22, "latin name, second part"};
    card.latinName = reader.requiredText(kNameBegin);
    if (const QString end = reader.text(kNameEnd); !end.isEmpty()) {
        // A space that falls on the seam was taken for padding, unless the first part is full.
        card.latinName = card.latinName.leftJustified(kNameBegin.length / 2) + end;
    }
    card.number = reader.number({122, 36, "number"}, u'9', u'9');
    card.validFrom = reader.date({188, 16, "valid from"});
    card.validTo = reader.endDate({204, 16, "valid to"}, card.validFrom);
    card.country = reader.country({242, 6, "country"});
    return card;
}

} // namespace

Result<IdCard> parseCardText(QByteArrayView block)
{
    if (block.size() != kBlockBytes) {
        return Error{ErrorCode::BadFrame, QStringLiteral("text of %1 bytes").arg(block.size())};
    }
    BlockReader reader(block);
    IdCard card;
    switch (reader.flag()) {
    case u' ':
        card = residentCard(reader, CardKind::Resident);
        break;
    case u'J':
        card = residentCard(reader, CardKind::HkMoTwPermit);
        break;
    case u'I':
        card = foreigner2017Card(reader);
        break;
    case u'Y':
        card = foreigner2023Card(reader);
        break;
    default:
        return Error{
            ErrorCode::BadFrame,
            QStringLiteral("card type flag %1").arg(int{reader.flag()}, 4, 16, QLatin1Char('0'))};
    }
    if (reader.failedField() != nullptr) {
        card.wipe();
        return Error{ErrorCode::CardUnreadable, QStringLiteral("card field not well formed: %1")
                                                    .arg(QLatin1String(reader.failedField()))};
    }
    return card;
}

} // namespace onewindow::drivers
