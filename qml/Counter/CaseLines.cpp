// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CaseLines.h"

#include "qml/Counter/AcceptMaterials.h"
#include "qml/Counter/DeskTexts.h"
#include "services/cases/MaterialRef.h"
#include "services/catalog/Sharing.h"
#include "services/core/Languages.h"
#include "services/identity/Region.h"
#include "services/queue/FeedKinds.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QSet>

namespace onewindow::ui {

using catalog::FieldType;
using catalog::FormField;
using queue::textOf;

namespace {

/// Context of the translations.
struct CaseLines
{
    Q_DECLARE_TR_FUNCTIONS(CaseLines)
};

DeskLine pair(const QString& caption, const QString& title)
{
    DeskLine line;
    line.caption = caption;
    line.title = title;
    return line;
}

QString plainText(const QJsonValue& value)
{
    if (value.isDouble()) {
        return QString::number(value.toDouble(), 'g', 15);
    }
    if (value.isBool()) {
        return value.toBool() ? CaseLines::tr("是") : CaseLines::tr("否");
    }
    return value.toString();
}

QString valueText(const FormField& field, const QJsonValue& value)
{
    const QString language = programLanguage();
    switch (field.type) {
    case FieldType::Choice:
        for (const catalog::Choice& choice : field.choices) {
            if (choice.value == value.toString()) {
                return choice.label.in(language);
            }
        }
        return plainText(value);
    case FieldType::Number: {
        const QString unit = field.unit.in(language);
        return unit.isEmpty() ? plainText(value) : plainText(value) + u' ' + unit;
    }
    case FieldType::Region: {
        const identity::Province* province = identity::provinceOf(value.toString());
        return province == nullptr ? plainText(value) : value.toString() + u' ' + province->name();
    }
    default:
        return plainText(value);
    }
}

void addField(QList<DeskLine>& lines, const FormField& field, const QJsonObject& answers)
{
    const QString language = programLanguage();
    const QJsonValue value = answers.value(field.id);
    if (value.isUndefined() || value.isNull()) {
        return;
    }
    if (field.type != FieldType::Group) {
        lines << pair(field.label.in(language), valueText(field, value));
        return;
    }
    const QJsonArray entries = value.toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        //: %1 is the name of a group of fields, %2 a number.
        lines << headingLine(CaseLines::tr("%1 %2").arg(field.label.in(language)).arg(i + 1));
        for (const FormField& inner : field.fields) {
            addField(lines, inner, entries.at(i).toObject());
        }
    }
}

QSet<QString> addForm(QList<DeskLine>& lines, const catalog::Form& form, const QJsonObject& answers)
{
    QSet<QString> known;
    for (const catalog::FormSection& section : form.sections) {
        QList<DeskLine> fields;
        for (const FormField& field : section.fields) {
            known << field.id;
            addField(fields, field, answers);
        }
        if (!fields.isEmpty()) {
            lines << headingLine(section.title.in(programLanguage()));
            lines += fields;
        }
    }
    return known;
}

QString materialName(const std::optional<catalog::Matter>& matter, const QString& ref)
{
    const catalog::Material* material = matter ? cases::materialOf(*matter, ref) : nullptr;
    return material == nullptr ? ref : material->name.in(programLanguage());
}

QString signatureText(const QString& how)
{
    if (how == u"hand") {
        return CaseLines::tr("手写签名");
    }
    return how == u"paper" ? CaseLines::tr("在纸上签字") : CaseLines::tr("不便书写，按键确认");
}

/// What the window that filed it said; nothing of what a terminal filed.
std::optional<cases::WindowPart> windowOf(const QJsonObject& content)
{
    return cases::windowPartFromJson(content.value(QLatin1String("window")).toObject());
}

/// How each material was there at the window.
QHash<QString, cases::MaterialHow> hows(const QJsonObject& content)
{
    QHash<QString, cases::MaterialHow> hows;
    if (const auto window = windowOf(content)) {
        for (const cases::MaterialState& state : window->materials) {
            hows.insert(state.material, state.how);
        }
    }
    return hows;
}

} // namespace

QList<DeskLine> answerLines(const QJsonObject& content,
                            const std::optional<catalog::Matter>& matter)
{
    QList<DeskLine> lines;
    if (content.value(QLatin1String("isErased")).toBool()) {
        return {pair({}, CaseLines::tr("个人信息已按规定删除，内容不再显示"))};
    }
    const QJsonObject person = content.value(QLatin1String("person")).toObject();
    if (!person.isEmpty()) {
        const QString number = textOf(person, "idNumber");
        const bool isTyped = person.value(QLatin1String("isTyped")).toBool();
        lines << pair(CaseLines::tr("申请人"),
                      textOf(person, "name") + QStringLiteral(" · ") + number +
                          (isTyped ? CaseLines::tr("（手工输入，请核对证件）") : QString()));
    }
    const QString signature = textOf(content, "signed");
    if (!signature.isEmpty()) {
        lines << pair(CaseLines::tr("签名"), signatureText(signature));
    }
    if (const auto window = windowOf(content)) {
        //: %1 is an account, %2 the machine they sit at.
        lines << pair(CaseLines::tr("窗口收件"),
                      CaseLines::tr("%1（%2）").arg(window->staff, window->desk));
    }
    if (content.value(QLatin1String("committed")).toBool()) {
        lines << pair(CaseLines::tr("告知承诺"), CaseLines::tr("已作承诺"));
    }
    const QJsonObject answers = content.value(QLatin1String("answers")).toObject();
    QSet<QString> known;
    if (matter && matter->terminal.form) {
        known = addForm(lines, *matter->terminal.form, answers);
    }
    for (auto answer = answers.begin(); answer != answers.end(); ++answer) {
        if (!known.contains(answer.key())) {
            lines << pair(answer.key(), plainText(answer.value()));
        }
    }
    return lines;
}

QList<DeskLine> sharedLines(const QJsonObject& content, const queue::HallPicture& hall)
{
    const QString language = programLanguage();
    QList<DeskLine> lines;
    const QJsonObject shared = content.value(QLatin1String("shared")).toObject();
    for (auto one = shared.begin(); one != shared.end(); ++one) {
        const auto agreement =
            catalog::agreementFromJson(hall.find(queue::feed::kAgreement, one.key()));
        lines << headingLine(agreement ? agreement.value().name.in(language) : one.key());
        const QJsonObject fields = one.value().toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            const catalog::SharedField* known =
                agreement ? agreement.value().field(field.key()) : nullptr;
            lines << pair(known == nullptr ? field.key() : known->label.in(language),
                          field.value().isNull() ? CaseLines::tr("无记录")
                                                 : plainText(field.value()));
        }
    }
    return lines;
}

QList<DeskLine> ruleLines(const QJsonObject& content)
{
    QList<DeskLine> lines;
    const QJsonArray rules = content.value(QLatin1String("rules")).toArray();
    for (const QJsonValue rule : rules) {
        const QString truth = rule[QLatin1String("truth")].toString();
        DeskLine line;
        line.title = queue::localTextOf(rule.toObject(), "text").in(programLanguage());
        line.isBad = truth == u"false";
        line.isChecked = truth == u"true";
        line.tag = line.isChecked ? CaseLines::tr("符合")
                   : line.isBad   ? CaseLines::tr("不符合")
                                  : CaseLines::tr("不能判断");
        lines << line;
    }
    return lines;
}

QList<CasePageRef> pagesOf(const QJsonObject& content, const std::optional<catalog::Matter>& matter)
{
    QList<CasePageRef> pages;
    const QJsonArray list = content.value(QLatin1String("pages")).toArray();
    for (const QJsonValue one : list) {
        const QString material = one[QLatin1String("material")].toString();
        const int page = one[QLatin1String("page")].toInt();
        //: %1 is a material, %2 the number of its page.
        const QString name =
            CaseLines::tr("%1 · 第 %2 页").arg(materialName(matter, material)).arg(page + 1);
        pages.append({material, page, name});
    }
    return pages;
}

QList<DeskLine> materialLines(const QJsonObject& content,
                              const std::optional<catalog::Matter>& matter)
{
    QList<DeskLine> lines;
    if (!matter) {
        return lines;
    }
    QHash<QString, int> photographed;
    for (const CasePageRef& page : pagesOf(content, matter)) {
        ++photographed[page.material];
    }
    const QJsonObject shared = content.value(QLatin1String("shared")).toObject();
    const bool isCommitted = content.value(QLatin1String("committed")).toBool();
    const QHash<QString, cases::MaterialHow> atWindow = hows(content);
    for (qsizetype i = 0; i < matter->materials.size(); ++i) {
        const catalog::Material& material = matter->materials.at(i);
        DeskLine line;
        line.id = cases::materialRef(*matter, i);
        line.title = material.name.in(programLanguage());
        const int pages = photographed.value(material.id);
        if (pages > 0) {
            line.tag = CaseLines::tr("已拍照 %n 页", "", pages);
            line.isChecked = true;
        } else if (const auto how = atWindow.constFind(line.id); how != atWindow.cend()) {
            line.tag = materialHowText(*how);
            line.isBad = *how == cases::MaterialHow::Missing;
            line.isChecked = !line.isBad;
        } else if (!material.sharedBy.isEmpty() && shared.contains(material.sharedBy)) {
            line.tag = CaseLines::tr("部门共享");
            line.isChecked = true;
        } else if (isCommitted && matter->terminal.commitment &&
                   matter->terminal.commitment->replaces.contains(material.id)) {
            line.tag = CaseLines::tr("由告知承诺代替");
            line.isChecked = true;
        } else {
            line.tag =
                material.isRequired ? CaseLines::tr("要核对原件") : CaseLines::tr("可以不交");
        }
        lines << line;
    }
    return lines;
}

QList<DeskLine> stepLines(const QList<cases::CaseStep>& steps,
                          const std::optional<catalog::Matter>& matter)
{
    QList<DeskLine> lines;
    for (const cases::CaseStep& step : steps) {
        DeskLine line;
        line.title = caseStateText(step.state);
        line.caption = step.atMs > 0 ? deskMomentText(step.atMs) : QString();
        QStringList said;
        if (!step.reason.isEmpty()) {
            said << decisionReasonText(step.reason);
        }
        for (const QString& ref : step.missing) {
            said << materialName(matter, ref);
        }
        line.tag = said.join(CaseLines::tr("、"));
        lines << line;
    }
    return lines;
}

} // namespace onewindow::ui
