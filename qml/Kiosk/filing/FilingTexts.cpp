// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/FilingTexts.h"

#include <QCoreApplication>

#include <algorithm>

namespace onewindow::ui {

using cases::CaseState;
using cases::MoneyState;
using cases::Truth;

namespace {

/// What of a long answer is shown in a line to press.
constexpr qsizetype kShownLimit = 40;

/// Context of the translations.
struct FilingTexts
{
    Q_DECLARE_TR_FUNCTIONS(FilingTexts)
};

Choice line(const QString& title, const char* icon, const QString& caption = {})
{
    return {.key = {},
            .title = title,
            .caption = caption,
            .iconName = QLatin1String(icon),
            .trailing = {}};
}

QString labelled(const QString& label, const QString& value)
{
    //: A field of a form and its value.
    return FilingTexts::tr("%1：%2").arg(label, value);
}

QString shortened(const QString& text)
{
    return text.size() > kShownLimit ? text.left(kShownLimit) + u'…' : text;
}

} // namespace

QList<Choice> sentenceLines(const QString& text)
{
    QList<Choice> lines;
    const QStringList sentences = sentencesOf(text);
    for (const QString& sentence : sentences) {
        lines.append(line(sentence, "arrow_right"));
    }
    return lines;
}

QList<Choice> knownLines(const cases::FormFilling& filling, int section,
                         const catalog::Catalogue& catalogue, const QString& language,
                         Masking masking)
{
    QList<Choice> lines;
    const QList<cases::SectionView> sections = filling.sections();
    for (const cases::SectionView& view : sections) {
        for (const cases::FieldView& field : view.fields) {
            if (view.index == section && field.isReadOnly) {
                lines.append(line(
                    labelled(field.field->label.in(language), answerText(field, language, masking)),
                    "check_circle", sourceText(field, catalogue, language)));
            }
        }
    }
    return lines;
}

QList<Choice> materialLines(const catalog::Matter& matter, const QStringList& withheld,
                            bool hasCommitted, const QString& language,
                            const QStringList& photographed)
{
    const QList<catalog::Material> papers =
        cases::papersToBring(matter, withheld, hasCommitted, photographed);
    QList<Choice> lines;
    for (const catalog::Material& material : matter.materials) {
        const bool isBrought =
            std::any_of(papers.cbegin(), papers.cend(), [&](const catalog::Material& paper) {
                return paper.name.zh == material.name.zh;
            });
        const QString name = material.name.in(language);
        const bool isReplaced = hasCommitted && matter.terminal.commitment &&
                                matter.terminal.commitment->replaces.contains(material.id);
        if (!material.id.isEmpty() && photographed.contains(material.id)) {
            lines.append(line(name, "photo_camera", FilingTexts::tr("已拍照，不用带来")));
        } else if (isBrought) {
            lines.append(line(name, "description",
                              FilingTexts::tr("需要带到窗口，%n 份", "copies", material.copies)));
        } else if (isReplaced) {
            lines.append(line(name, "check_circle", FilingTexts::tr("已由承诺代替，不用提交")));
        } else if (!material.sharedBy.isEmpty()) {
            lines.append(line(name, "check_circle", FilingTexts::tr("已由部门共享，不用提交")));
        } else if (material.isRequired) {
            lines.append(line(name, "check_circle", FilingTexts::tr("已在本机核验")));
        } else {
            lines.append(line(name, "add_circle_outline", FilingTexts::tr("如有可以带到窗口")));
        }
    }
    return lines;
}

QList<Choice> answerChoices(const cases::FormFilling& filling, const QString& language,
                            Masking masking)
{
    QList<Choice> choices;
    const QList<cases::SectionView> sections = filling.sections();
    for (const cases::SectionView& section : sections) {
        for (const cases::FieldView& view : section.fields) {
            const QString said = answerText(view, language);
            const QString wanted = answerText(view, language, masking);
            // What was masked is wanted whole; a long text is only to be known again.
            const QString value = wanted == said ? shortened(said) : wanted;
            choices.append(
                {.key = view.isReadOnly ? kKnownKey + QString::number(section.index) : view.path,
                 .title = labelled(view.field->label.in(language), value),
                 .caption = {},
                 .iconName =
                     view.isReadOnly ? QStringLiteral("lock_outline") : QStringLiteral("edit"),
                 .trailing = {}});
        }
    }
    return choices;
}

QList<Choice> entryChoices(const cases::FieldView& group, const QString& language)
{
    QList<Choice> choices;
    for (qsizetype i = 0; i < group.entries.size(); ++i) {
        QStringList values;
        for (const cases::FieldView& view : group.entries.at(i)) {
            if (!view.value.isNull()) {
                values.append(answerText(view, language));
            }
        }
        const QString said =
            values.isEmpty() ? FilingTexts::tr("请填写") : values.join(QStringLiteral(" · "));
        //: The first, second ... entry of a list, and what it says.
        choices.append({.key = QString::number(i),
                        .title = FilingTexts::tr("%1. %2").arg(i + 1).arg(shortened(said)),
                        .caption = {},
                        .iconName = QStringLiteral("edit"),
                        .trailing = {}});
    }
    return choices;
}

QString yuanText(qint64 cents)
{
    constexpr qint64 kCentsInYuan = 100;
    return QStringLiteral("¥%1.%2")
        .arg(cents / kCentsInYuan)
        .arg(cents % kCentsInYuan, 2, 10, QLatin1Char('0'));
}

bool isDone(const cases::FiledCase& filed)
{
    const MoneyState money = filed.money.state;
    const bool isApproved = filed.state == CaseState::Approved ||
                            filed.state == CaseState::Issued || filed.state == CaseState::Closed;
    return isApproved && (money == MoneyState::None || money == MoneyState::Paid);
}

QList<Choice> moneyLines(const cases::CaseMoney& money, const QString& feeName)
{
    const QString amount = feeName + u' ' + yuanText(money.cents);
    switch (money.state) {
    case MoneyState::None:
        break;
    case MoneyState::Due:
    case MoneyState::Counter:
        return {line(FilingTexts::tr("还没有缴费：%1").arg(amount), "report_problem",
                     FilingTexts::tr("请在本厅机器的“查询－我的事项”里缴费，或到窗口缴费"))};
    case MoneyState::Open:
        return {line(FilingTexts::tr("还不知道是否已缴费：%1").arg(amount), "report_problem",
                     FilingTexts::tr("不会重复收费，窗口工作人员可以查到"))};
    case MoneyState::Paid:
        return {line(FilingTexts::tr("已缴费：%1").arg(amount), "check_circle",
                     FilingTexts::tr("收款凭证号 %1").arg(money.receipt))};
    case MoneyState::ToReturn:
        return {line(FilingTexts::tr("缴费要退还：%1").arg(amount), "report_problem",
                     FilingTexts::tr("请到窗口，收款凭证号 %1").arg(money.receipt))};
    }
    return {};
}

QList<Choice> filedLines(const cases::FiledCase& filed, const catalog::Matter& matter,
                         const QString& language)
{
    QList<Choice> lines =
        moneyLines(filed.money, matter.terminal.fee ? matter.terminal.fee->name.in(language)
                                                    : FilingTexts::tr("费用"));
    if (filed.state == CaseState::Received) {
        const QString period = periodText(matter.guide.promiseLimit);
        lines.append(line(period.isEmpty()
                              ? FilingTexts::tr("由工作人员审核，办好后通知您。")
                              : FilingTexts::tr("由工作人员审核，承诺 %1内办结。").arg(period),
                          "schedule"));
    }
    for (const catalog::Material& paper : filed.papers) {
        const QString area = matter.windowArea.in(language);
        lines.append(
            line(FilingTexts::tr("请把“%1”交到%2")
                     .arg(paper.name.in(language), area.isEmpty() ? FilingTexts::tr("窗口") : area),
                 "description"));
    }
    for (const cases::RuleAnswer& rule : filed.rules) {
        const QString text = rule.text.in(language);
        if (rule.truth == Truth::True) {
            lines.append(line(text, "check_circle"));
        } else {
            lines.append(line(FilingTexts::tr("需要人工核对：%1").arg(text), "person"));
        }
    }
    return lines;
}

} // namespace onewindow::ui
