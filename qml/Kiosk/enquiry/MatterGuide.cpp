// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/enquiry/MatterGuide.h"

#include "qml/Kiosk/enquiry/EnquiryTexts.h"
#include "qml/Kiosk/ticket/MatterTexts.h"

#include <QCoreApplication>

namespace onewindow::ui {

using catalog::Guide;
using catalog::Material;
using catalog::Matter;

namespace {

/// Context of the translations.
struct MatterGuide
{
    Q_DECLARE_TR_FUNCTIONS(MatterGuide)
};

/// Lines of a guide, as they are put together.
class Lines
{
public:
    Lines(QString language, int columns)
        : m_language(std::move(language))
        , m_columns(columns)
    {}

    void add(const QString& caption, const QString& text, const char* icon)
    {
        m_lines.append(linesOf(text, caption, QLatin1String(icon), m_columns));
    }

    void add(const QString& caption, const catalog::LocalText& text, const char* icon)
    {
        add(caption, text.in(m_language), icon);
    }

    [[nodiscard]] QList<Choice> take() { return std::move(m_lines); }

    [[nodiscard]] const QString& language() const { return m_language; }

private:
    QString m_language;
    int m_columns;
    QList<Choice> m_lines;
};

void addMaterials(Lines& lines, const Matter& matter)
{
    const QList<Choice> all = materialChoices(matter, lines.language());
    for (qsizetype i = 0; i < matter.materials.size(); ++i) {
        const Material& material = matter.materials.at(i);
        if (!material.sharedBy.isEmpty()) {
            lines.add(MatterGuide::tr("部门共享，同意查询后不用带"), all.at(i).title, "cloud_done");
        } else {
            lines.add(material.isRequired ? MatterGuide::tr("要带的材料")
                                          : MatterGuide::tr("如有请带"),
                      all.at(i).title, material.isRequired ? "check_circle" : "add_circle_outline");
        }
    }
    if (matter.materials.isEmpty()) {
        lines.add(MatterGuide::tr("要带的材料"), MatterGuide::tr("不用带材料"), "check_circle");
    }
}

void addFees(Lines& lines, const Guide& guide)
{
    const QString caption = MatterGuide::tr("收费");
    if (guide.fees.isEmpty()) {
        lines.add(caption, MatterGuide::tr("不收费"), "payment");
    }
    for (const catalog::FeeLine& fee : guide.fees) {
        const QString name = fee.name.in(lines.language());
        const QString standard = fee.standard.in(lines.language());
        //: A fee and how much it is.
        lines.add(caption,
                  standard.isEmpty() ? name : MatterGuide::tr("%1：%2").arg(name, standard),
                  "payment");
    }
}

void addLimits(Lines& lines, const Guide& guide)
{
    if (guide.projectType == catalog::ProjectType::Immediate) {
        lines.add(MatterGuide::tr("办理时限"), MatterGuide::tr("当场办结"), "schedule");
    } else if (const QString promised = limitText(guide.promiseLimit); !promised.isEmpty()) {
        lines.add(MatterGuide::tr("承诺时限"), promised, "schedule");
    }
    if (const QString legal = limitText(guide.legalLimit); !legal.isEmpty()) {
        lines.add(MatterGuide::tr("法定时限"), legal, "schedule");
    }
    if (guide.visits >= 0) {
        lines.add(MatterGuide::tr("要到现场"),
                  guide.visits == 0 ? MatterGuide::tr("不用到现场")
                                    : MatterGuide::tr("%n 次", "visits", guide.visits),
                  "directions_walk");
    }
}

} // namespace

QList<Choice> guideLines(const Matter& matter, const QString& language, int columns)
{
    Lines lines(language, columns);
    const Guide& guide = matter.guide;
    lines.add(MatterGuide::tr("办理部门"), matter.department, "account_balance");
    lines.add(MatterGuide::tr("谁可以办"), guide.acceptCondition, "person");
    addMaterials(lines, matter);
    addFees(lines, guide);
    addLimits(lines, guide);
    lines.add(MatterGuide::tr("办理地点"), matter.windowArea, "place");
    lines.add(MatterGuide::tr("办理时间"), guide.transactTime, "access_time");
    for (qsizetype i = 0; i < guide.handleFlow.size(); ++i) {
        //: Step 1 of how a matter goes.
        lines.add(MatterGuide::tr("办理步骤 %1").arg(i + 1), guide.handleFlow.at(i),
                  "arrow_forward");
    }
    lines.add(MatterGuide::tr("办理结果"), guide.resultName, "description");
    lines.add(MatterGuide::tr("咨询电话"), guide.linkWay, "phone");
    lines.add(MatterGuide::tr("监督电话"), guide.superviseWay, "phone");
    for (const catalog::Question& asked : guide.questions) {
        lines.add(MatterGuide::tr("常见问题"), asked.question, "help_outline");
        lines.add(MatterGuide::tr("回答"), asked.answer, "info");
    }
    return lines.take();
}

} // namespace onewindow::ui
