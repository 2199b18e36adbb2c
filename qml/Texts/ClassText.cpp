// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Texts/ClassText.h"

#include <QCoreApplication>

namespace onewindow::ui {

namespace {

/// Context of the translations.
struct ClassText
{
    Q_DECLARE_TR_FUNCTIONS(ClassText)
};

} // namespace

QString classText(queue::TicketClass klass)
{
    using queue::TicketClass;
    switch (klass) {
    case TicketClass::Ordinary:
        return ClassText::tr("普通");
    case TicketClass::Appointment:
        return ClassText::tr("预约");
    case TicketClass::Elder:
        return ClassText::tr("老年人");
    case TicketClass::SeriouslyIll:
        return ClassText::tr("重病患者");
    case TicketClass::Pregnant:
        return ClassText::tr("孕晚期");
    case TicketClass::Disabled:
        return ClassText::tr("残疾人");
    case TicketClass::DisabledSoldier:
        return ClassText::tr("残疾军人");
    case TicketClass::MartyrFamily:
        return ClassText::tr("烈士遗属");
    case TicketClass::FireRescue:
        return ClassText::tr("消防救援人员");
    case TicketClass::Military:
        return ClassText::tr("现役和退役军人");
    }
    Q_UNREACHABLE();
}

} // namespace onewindow::ui
