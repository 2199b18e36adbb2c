// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/LocalText.h"

#include <QTest>

using namespace onewindow::catalog;
using namespace Qt::StringLiterals;

class tst_LocalText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysIt_data();
    void saysIt();
    void isWrittenAndReadAgain();
    void nonsenseIsLeftOut();
};

void tst_LocalText::saysIt_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char* language, const char* text) {
        QTest::newRow(language) << QString::fromUtf8(text);
    };
    row("zh_CN", "网络");
    row("zh", "网络");
    row("en", "network");
    row("en_GB", "network");
    row("zh_Hant", "網絡");
    row("zh-Hant", "網絡");
    row("zh-Hant-HK", "網絡");
    row("sr-Latn-RS", "mreža");
    // Not in that script.
    row("sr", "网络");
    row("fr", "网络");
    row("", "网络");
}

void tst_LocalText::saysIt()
{
    QFETCH(const QString, text);
    const LocalText words{
        u"网络"_s, u"network"_s, {{u"zh-Hant"_s, u"網絡"_s}, {u"sr-Latn"_s, u"mreža"_s}}};
    QCOMPARE(words.in(QString::fromLatin1(QTest::currentDataTag())), text);
}

void tst_LocalText::isWrittenAndReadAgain()
{
    const LocalText words{u"网络"_s, {}, {{u"zh-Hant"_s, u"網絡"_s}}};
    const QJsonObject json = toJson(words);
    QCOMPARE(json.keys(), (QStringList{u"zh"_s, u"zh-Hant"_s}));
    QCOMPARE(toJson(localTextFromJson(json)), json);
    QCOMPARE(localTextFromJson(json).in(u"en"_s), u"网络"_s);
}

void tst_LocalText::nonsenseIsLeftOut()
{
    const LocalText words = localTextFromJson(
        {{u"zh"_s, u"网络"_s}, {u"en"_s, 3}, {u"zh_Hant"_s, u"x"_s}, {u"ug"_s, QString()}});
    QCOMPARE(toJson(words), (QJsonObject{{u"zh"_s, u"网络"_s}}));
}

QTEST_APPLESS_MAIN(tst_LocalText)
#include "tst_LocalText.moc"
