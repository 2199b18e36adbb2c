// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/tidy/TextFile.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>

namespace onewindow::tidy {

namespace {

/// Left out: those that both ways of writing have, if not in all words ("里", "周", "干").
constexpr const char16_t* kSimplified = u"与业东丢两个临为举么义乡书买乱产亲仅从仪们价众优会伤伪体"
                                        u"侧儿关养内册写军决况减凭刚删别办务动劳区医华协"
                                        u"单卖卫厅历厨参双发变号后吗听员响围国图场坏墙处备复头妇婴"
                                        u"学宁实审对寻导将层属岁岗带帮广庆应废开异张当录"
                                        u"怀态户执扫扰抚护报拨择挡损换据携摄数断无时显暂术机权条来"
                                        u"构枪标树样档检楼横残毕汉没洁涂湾满灯灵点热状独"
                                        u"环现电疗盐监盘码确碍离种积称税稳笔筑筹签简类紧红约级纳纸"
                                        u"纹线练终经结给络绝统继续维综绿编缴网职联肃节苏"
                                        u"获营补装见规览计订认议记许设访证评识诉诊词试话询详语误说"
                                        u"请诺读谁调谢负责败账质购贴贵贷费赁资车转轮软载"
                                        u"较辆输边辽达迁过还这进连选递遗邮邻钟钥钮钱银铺链销错键长"
                                        u"门闭问间阅队际陕险随页项顺须预领题额饮马驻验骤"
                                        u"齐龄龙";

/// Written in Traditional characters, and still not said where they are read.
constexpr std::array kOtherWords{u"打印", u"信息", u"屏幕", u"網路", u"身分證", u"登錄", u"短信"};

QStringList placeholdersOf(const QString& text)
{
    static const QRegularExpression placeholder(QStringLiteral("%(?:L?[0-9]{1,2}|n)"));
    QSet<QString> found;
    for (auto it = placeholder.globalMatch(text); it.hasNext();) {
        found.insert(it.next().captured());
    }
    QStringList all(found.cbegin(), found.cend());
    all.sort();
    return all;
}

} // namespace

QString Message::name() const
{
    return QStringLiteral("%1: \"%2\"").arg(context, source);
}

TextFile TextFile::read(const QString& path)
{
    TextFile text;
    text.language = QFileInfo(path).completeBaseName().section(u'_', 1);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        text.error = file.errorString();
        return text;
    }
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            text.messages.append({context, xml.readElementText(), {}, {}});
        } else if (xml.name() == QLatin1String("translation") && !text.messages.isEmpty()) {
            Message& message = text.messages.last();
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            const QString whole = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            message.translations = whole.split(u'\n', Qt::SkipEmptyParts);
        }
    }
    text.error = xml.hasError() ? xml.errorString() : QString();
    return text;
}

QStringList openMessages(const TextFile& file)
{
    QStringList open;
    for (const Message& message : file.messages) {
        const bool isEmpty = message.translations.join(QString()).trimmed().isEmpty();
        if (isEmpty || !message.type.isEmpty()) {
            open.append(message.name() + QStringLiteral(" is ") +
                        (message.type.isEmpty() ? QStringLiteral("empty") : message.type));
        }
    }
    return file.error.isEmpty() ? open : open << file.error;
}

QStringList otherPlaceholders(const TextFile& file)
{
    QStringList others;
    for (const Message& message : file.messages) {
        const QString number = QStringLiteral("%n");
        QStringList wanted = placeholdersOf(message.source);
        const QStringList given = placeholdersOf(message.translations.join(u'\n'));
        // "One place", "and more": a language may do without the number.
        if (!given.contains(number)) {
            wanted.removeOne(number);
        }
        if (given != wanted) {
            others.append(message.name() + QStringLiteral(" fills in something else"));
        }
    }
    return others;
}

QString simplifiedIn(const QString& text)
{
    QString found;
    std::ranges::copy_if(text, std::back_inserter(found),
                         [](QChar sign) { return QStringView(kSimplified).contains(sign); });
    for (const char16_t* word : kOtherWords) {
        const QString other = QString::fromUtf16(word);
        found += text.contains(other) ? u' ' + other : QString();
    }
    return found;
}

} // namespace onewindow::tidy
