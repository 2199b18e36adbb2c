// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/PasswordRules.h"

#include "services/core/Ids.h"

#include <QSet>

#include <algorithm>

namespace onewindow::identity {

namespace {

constexpr QLatin1String kEasyAlphabet("abcdefghijkmnpqrstuvwxyz23456789"); // 32 of them
constexpr qsizetype kGroups = 4;
constexpr qsizetype kGroupLength = 4;
constexpr qsizetype kFewestDifferent = 5;
constexpr qsizetype kShortAccount = 3;

/// The commonest of ten characters and more, from lists of what was leaked; lower case.
bool isCommon(const QString& password)
{
    static const QSet<QString> common = [] {
        const QString words = QStringLiteral(
            "1234567890 12345678910 123456789a a123456789 0123456789 0987654321 9876543210 "
            "11223344556677889900 1122334455 112233445566 123123123123 1231231234 123321123321 "
            "147258369147 1472583690 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5 "
            "q1w2e3r4t5y6 qazwsxedcrfv qwertyuiop qwertyuiop123 qwerty123456 qwer1234567 "
            "asdfghjkl123 zxcvbnm123 zxcvbnm123456 asdf12345678 abc1234567 abcd12345678 "
            "abcdefghij abcdefg123 password12 password123 password1234 password12345 "
            "password123456 password1234567 p@ssw0rd123 "
            "p@ssword123 passw0rd123 passwordpassword administrator admin123456 admin12345 "
            "admin123456789 adminadmin administrator1 root123456 test123456 testtest123 "
            "letmein123 welcome123 welcome1234 welcome2026 changeme123 iloveyou123 iloveyou1314 "
            "woaini1314 woaini1314520 woaini520520 woaini521521 woaini123456 5201314520 "
            "5201314123 1314520520 aini1314520 wang123456 zhang123456 li123456789 liu123456789 "
            "chen123456 aa123456789 aa12345678 abc123456789 qq123456789 qq1234567890 "
            "asd123456789 zxc123456789 wo123456789 ab123456789 beijing2008 zhongguo123 "
            "shanghai123 sunshine123 football123 baseball123 superman123 princess123 "
            "monkey123456 dragon123456 michael123 computer123 internet123 government1 "
            "zhengwu123456 onewindow123 yichuangtong window123456 counter12345");
        const QStringList list = words.split(u' ');
        return QSet<QString>(list.cbegin(), list.cend());
    }();
    return common.contains(password);
}

/// Whether each character follows the one before in the alphabet or among the digits, up or down.
bool isRun(const QString& text)
{
    const auto goesBy = [&text](int step) {
        return std::adjacent_find(text.begin(), text.end(), [step](QChar a, QChar b) {
                   return b.unicode() - a.unicode() != step;
               }) == text.end();
    };
    return goesBy(1) || goesBy(-1);
}

} // namespace

Result<void> checkPassword(const QString& password, const QString& account, bool isAdministrator)
{
    const auto weak = [](const char* why) {
        return Error{ErrorCode::WeakPassword, QLatin1String(why)};
    };
    if (password.size() < (isAdministrator ? kAdministratorPasswordMin : kStaffPasswordMin)) {
        return weak("short");
    }
    if (password.size() > kPasswordMax) {
        return weak("long");
    }
    const QString lower = password.toLower();
    if (account.size() > kShortAccount ? lower.contains(account.toLower())
                                       : lower == account.toLower()) {
        return weak("account");
    }
    const QSet<QChar> different(lower.cbegin(), lower.cend());
    const bool hasControls = std::any_of(lower.cbegin(), lower.cend(), [](QChar character) {
        return character.category() == QChar::Other_Control;
    });
    if (different.size() < kFewestDifferent || hasControls || isRun(lower) || isCommon(lower)) {
        return weak("common");
    }
    return {};
}

QString makeOneTimePassword()
{
    QString password;
    const QByteArray bytes = randomBytes(kGroups * kGroupLength);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % kGroupLength == 0) {
            password += u'-';
        }
        password += kEasyAlphabet.at(static_cast<quint8>(bytes.at(i)) % kEasyAlphabet.size());
    }
    return password;
}

} // namespace onewindow::identity
