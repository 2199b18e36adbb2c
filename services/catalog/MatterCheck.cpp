// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/MatterCheck.h"

#include "services/catalog/Catalogue.h"
#include "services/catalog/SubjectCheck.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kTaskCodeLength = 31;
constexpr qsizetype kCreditCodeLength = 18;
constexpr qsizetype kTaskTypeAt = 21; ///< In a task code: credit code, level, region, then type.

bool isSeries(const QString& series)
{
    return series.size() == 1 && series.at(0) >= u'A' && series.at(0) <= u'Z' && series != u"I" &&
           series != u"O";
}

class MatterCheck
{
public:
    MatterCheck(const Matter& matter, QString pointer, const Catalogue* whole, Problems& problems)
        : m_matter(matter)
        , m_pointer(std::move(pointer))
        , m_whole(whole)
        , m_problems(problems)
        , m_subjects(whole, problems)
    {}

    void run()
    {
        checkRecord();
        checkTaskCode();
        checkMaterials();
        checkForm();
        checkDecision();
        checkResult();
        checkAssurance();
    }

private:
    void fail(const QString& where, const QString& reason)
    {
        m_problems.append(Problem{{}, m_pointer + where, reason});
    }

    void checkRecord();
    void checkTaskCode();
    void checkMaterials();
    void checkForm();
    void checkField(const FormField& field, const QString& where, const FormField* group);
    void checkType(const FormField& field, const QString& where);
    void checkLimits(const FormField& field, const QString& where);
    void checkChoices(const FormField& field, const QString& where);
    void checkGroup(const FormField& field, const QString& where);
    void checkDecision();
    void checkResult();
    void checkAssurance();

    const Matter& m_matter;
    QString m_pointer;
    const Catalogue* m_whole;
    Problems& m_problems;
    SubjectCheck m_subjects;
    int m_fieldCount = 0;
};

void MatterCheck::checkRecord()
{
    if (!m_matter.series.isEmpty() && !isSeries(m_matter.series)) {
        fail(u"/series"_s, u"must be one letter A to Z, not I or O"_s);
    }
    const Period& legal = m_matter.guide.legalLimit;
    const Period& promise = m_matter.guide.promiseLimit;
    if (legal.count > 0 && promise.count > legal.count && promise.unit == legal.unit) {
        fail(u"/promise_day"_s, u"is longer than the time the law gives"_s);
    }
    if (m_whole == nullptr) {
        return;
    }
    const bool hasTheme =
        std::any_of(m_whole->themes.begin(), m_whole->themes.end(),
                    [this](const Theme& theme) { return theme.id == m_matter.theme; });
    if (!m_matter.theme.isEmpty() && !hasTheme) {
        fail(u"/theme"_s, u"theme does not exist: "_s + m_matter.theme);
    }
    const QString& department = m_matter.departmentId;
    if (!department.isEmpty() && m_whole->department(department) == nullptr) {
        fail(u"/department"_s, u"names no department: "_s + department);
    }
}

/// A code is what a hall may have been given years ago; only where the department is named too must
/// it be built as the national form has it.
void MatterCheck::checkTaskCode()
{
    const QString& code = m_matter.taskCode;
    const Department* department =
        m_whole != nullptr ? m_whole->department(m_matter.departmentId) : nullptr;
    if (code.isEmpty() || department == nullptr) {
        return;
    }
    const QString basic = code.sliced(std::min(code.size(), kCreditCodeLength));
    const bool hasDigits =
        std::all_of(basic.begin(), basic.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (code.size() != kTaskCodeLength || !hasDigits || basic.front() < u'1' ||
        basic.front() > u'5') {
        fail(u"/task_code"_s, u"must be 31 characters: credit code, level 1 to 5, 12 digits"_s);
    } else if (!code.startsWith(department->code)) {
        fail(u"/task_code"_s, u"does not begin with the code of the department"_s);
    } else if (const QString& type = m_matter.guide.taskType;
               !type.isEmpty() && code.sliced(kTaskTypeAt, type.size()) != type) {
        fail(u"/task_code"_s, u"has another type of matter than task_type"_s);
    }
}

void MatterCheck::checkMaterials()
{
    QSet<QString> ids;
    for (qsizetype i = 0; i < m_matter.materials.size(); ++i) {
        const Material& material = m_matter.materials.at(i);
        const QString where = u"/materials/%1"_s.arg(i);
        if (!material.id.isEmpty() && ids.contains(material.id)) {
            fail(where + u"/id"_s, u"is used twice: "_s + material.id);
        }
        ids << material.id;
        if (material.isPhotographed && material.id.isEmpty()) {
            fail(where + u"/id"_s, u"is missing: its photographs are kept by it"_s);
        }
        if (!material.sharedBy.isEmpty()) {
            m_subjects.checkAgreement(material.sharedBy, m_pointer + where + u"/shared_by"_s);
        }
    }
    const auto& commitment = m_matter.terminal.commitment;
    for (qsizetype i = 0; commitment && i < commitment->replaces.size(); ++i) {
        if (m_matter.material(commitment->replaces.at(i)) == nullptr) {
            fail(u"/commitment/replaces/%1"_s.arg(i),
                 u"names no material: "_s + commitment->replaces.at(i));
        }
    }
}

void MatterCheck::checkForm()
{
    const auto& form = m_matter.terminal.form;
    if (!form) {
        if (m_matter.terminal.isOffered) {
            fail(u"/form"_s, u"is missing: what is finished at the terminal needs one"_s);
        }
        return;
    }
    if (form->sections.isEmpty()) {
        fail(u"/form/sections"_s, u"must hold one section at least"_s);
    }
    for (qsizetype i = 0; i < form->sections.size(); ++i) {
        const QString where = u"/form/sections/%1/fields"_s.arg(i);
        const QList<FormField>& fields = form->sections.at(i).fields;
        if (fields.isEmpty()) {
            fail(where, u"must hold one field at least"_s);
        }
        for (qsizetype k = 0; k < fields.size(); ++k) {
            checkField(fields.at(k), where + u'/' + QString::number(k), nullptr);
        }
    }
    if (m_fieldCount > kFieldLimit) {
        fail(u"/form"_s, u"must hold at most %1 fields in all"_s.arg(kFieldLimit));
    }
}

void MatterCheck::checkField(const FormField& field, const QString& where, const FormField* group)
{
    ++m_fieldCount;
    checkType(field, where);
    checkLimits(field, where);
    checkChoices(field, where);
    if (!field.source.isEmpty()) {
        m_subjects.checkSource(field, m_pointer + where + u"/source"_s);
    } else if (field.isReadOnly) {
        fail(where + u"/read_only"_s, u"leaves nobody to fill it in: it has no source"_s);
    }
    if (field.visibleWhen) {
        m_subjects.checkCondition(*field.visibleWhen, m_pointer + where + u"/visible_when"_s,
                                  group);
    }
    if (!field.id.isEmpty() && !m_subjects.add(field, group)) {
        fail(where + u"/id"_s, u"is used twice: "_s + field.id);
    }
    if (field.type == FieldType::Group && group != nullptr) {
        fail(where + u"/type"_s, u"a group cannot be in a group"_s);
    } else if (field.type == FieldType::Group) {
        checkGroup(field, where);
    }
}

/// What a field says must be something its type can have.
void MatterCheck::checkType(const FormField& field, const QString& where)
{
    const auto only = [&](const char* key, bool isSaid, std::initializer_list<FieldType> types) {
        if (isSaid && std::ranges::find(types, field.type) == types.end()) {
            fail(where + u'/' + QLatin1String(key), u"has no place in a field of this type"_s);
        }
    };
    only("min_length", field.minLength > 0, {FieldType::Text});
    only("max_length", field.maxLength > 0, {FieldType::Text});
    only("pattern", !field.pattern.isEmpty(), {FieldType::Text});
    only("pattern_hint", !field.patternHint.isEmpty(), {FieldType::Text});
    only("min", field.min.has_value(), {FieldType::Number});
    only("max", field.max.has_value(), {FieldType::Number});
    only("decimals", field.decimals > 0, {FieldType::Number});
    only("unit", !field.unit.isEmpty(), {FieldType::Number});
    only("earliest", !field.earliest.isEmpty(), {FieldType::Date});
    only("latest", !field.latest.isEmpty(), {FieldType::Date});
    only("choices", !field.choices.isEmpty(), {FieldType::Choice});
    only("fields", !field.fields.empty(), {FieldType::Group});
    only("min_items", field.minItems > 0, {FieldType::Group});
    only("max_items", field.maxItems > 0, {FieldType::Group});
}

void MatterCheck::checkLimits(const FormField& field, const QString& where)
{
    const int longest = field.maxLength > 0 ? field.maxLength : kDefaultLength;
    if (field.minLength > longest) {
        fail(where + u"/min_length"_s, u"is over the greatest length"_s);
    }
    if (field.min && field.max && *field.min > *field.max) {
        fail(where + u"/min"_s, u"is over max"_s);
    }
    if (!field.pattern.isEmpty()) {
        if (const QString problem = patternProblem(field.pattern); !problem.isEmpty()) {
            fail(where + u"/pattern"_s, problem);
        }
    }
    const QString day = u"must be a day: 2026-01-31, today or today-18y"_s;
    if (!field.earliest.isEmpty() && !isDay(field.earliest)) {
        fail(where + u"/earliest"_s, day);
    }
    if (!field.latest.isEmpty() && !isDay(field.latest)) {
        fail(where + u"/latest"_s, day);
    }
}

void MatterCheck::checkChoices(const FormField& field, const QString& where)
{
    if (field.type == FieldType::Choice && field.choices.isEmpty()) {
        fail(where + u"/choices"_s, u"must hold one choice at least"_s);
    }
    QSet<QString> values;
    for (qsizetype i = 0; i < field.choices.size(); ++i) {
        const QString& value = field.choices.at(i).value;
        if (values.contains(value)) {
            fail(where + u"/choices/%1/value"_s.arg(i), u"is used twice: "_s + value);
        }
        values << value;
    }
}

void MatterCheck::checkGroup(const FormField& field, const QString& where)
{
    if (field.fields.empty()) {
        fail(where + u"/fields"_s, u"must hold one field at least"_s);
    }
    if (field.maxItems == 0) {
        fail(where + u"/max_items"_s,
             u"is missing: say how often the group is filled in at most"_s);
    } else if (field.minItems > field.maxItems) {
        fail(where + u"/min_items"_s, u"is over max_items"_s);
    }
    for (std::size_t i = 0; i < field.fields.size(); ++i) {
        checkField(field.fields[i], where + u"/fields/%1"_s.arg(i), &field);
    }
}

void MatterCheck::checkDecision()
{
    const auto& decision = m_matter.terminal.decision;
    if (!decision) {
        return;
    }
    if (!m_matter.terminal.isOffered) {
        fail(u"/decision"_s, u"has no place without is_service_terminals"_s);
    }
    for (qsizetype i = 0; i < decision->rules.size(); ++i) {
        m_subjects.checkCondition(decision->rules.at(i).condition,
                                  m_pointer + u"/decision/rules/%1"_s.arg(i), nullptr);
    }
    if (decision->outcome == Outcome::Approve && !m_matter.terminal.result) {
        fail(u"/result"_s, u"is missing: what is approved at once has something to print"_s);
    }
}

void MatterCheck::checkResult()
{
    if (m_matter.terminal.wantsSignature && !m_matter.terminal.isOffered) {
        fail(u"/signature"_s, u"has no place without is_service_terminals"_s);
    }
    if (const auto& fee = m_matter.terminal.fee; fee && fee->cents == 0) {
        fail(u"/fee/cents"_s, u"is missing"_s);
    }
    const auto& result = m_matter.terminal.result;
    if (!result) {
        return;
    }
    if (result->lines.isEmpty()) {
        fail(u"/result/lines"_s, u"must hold one line at least"_s);
    }
    m_subjects.checkPlaceholders(result->title, m_pointer + u"/result/title"_s);
    for (qsizetype i = 0; i < result->lines.size(); ++i) {
        m_subjects.checkPlaceholders(result->lines.at(i), m_pointer + u"/result/lines/%1"_s.arg(i));
    }
}

/// Nobody sees what others hold of a citizen on the strength of a number that anybody can type, nor
/// without the citizen's consent.
void MatterCheck::checkAssurance()
{
    const TerminalService& terminal = m_matter.terminal;
    if (!terminal.isOffered) {
        return;
    }
    const bool isCard = terminal.assurance == Assurance::Card;
    if (!m_subjects.sharedAt().isEmpty() && !isCard) {
        fail(u"/assurance"_s,
             u"must be card: %1 asks another department"_s.arg(m_subjects.sharedAt()));
    } else if (!m_subjects.cardAt().isEmpty() && !isCard) {
        fail(u"/assurance"_s, u"must be card: %1 needs one to be read"_s.arg(m_subjects.cardAt()));
    } else if (!m_subjects.personAt().isEmpty() && terminal.assurance == Assurance::None) {
        fail(u"/assurance"_s,
             u"must be typed or card: %1 needs to know who it is"_s.arg(m_subjects.personAt()));
    }
    if (!m_subjects.sharedAt().isEmpty() && !terminal.consent) {
        fail(u"/consent"_s, u"is missing: %1 asks another department"_s.arg(m_subjects.sharedAt()));
    }
}

} // namespace

Problems problemsIn(const Matter& matter, const QString& pointer, const Catalogue* whole)
{
    Problems problems;
    MatterCheck(matter, pointer, whole, problems).run();
    return problems;
}

} // namespace onewindow::catalog
